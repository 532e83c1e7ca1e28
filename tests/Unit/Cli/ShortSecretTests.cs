namespace Aef.Tests.Cli;

/// <summary>Secrets that are too short to be hidden within other text: a run warns before it starts.</summary>
public sealed class ShortSecretTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("abc", true)]
    [InlineData("x\n", true)]
    [InlineData("abc\r\n", true)]
    [InlineData("abcd", false)]
    [InlineData("", false)]
    public async Task A_secret_of_fewer_than_four_characters_is_a_warning(string value, bool warns)
    {
        var flow = _aef.File("flow.yaml", "main:\n  steps:\n  - a:\n      return: 1\n");
        var secret = _aef.File("secret.txt", value);

        var result = await _aef.RunAsync("simulate", flow, "--secret", $"PIN=file:{secret}");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.Contains("warning AEF6222: The secret \"PIN\" has fewer than four characters", StringComparison.Ordinal)
            .ShouldBe(warns);
        result.Error.ShouldNotContain("abc");
    }
}
