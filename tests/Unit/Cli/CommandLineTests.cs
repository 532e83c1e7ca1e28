using Aef.Cli.Commands;
using Aef.Cli.Terminal;

namespace Aef.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("validate")]
    [InlineData("frobnicate")]
    [InlineData("simulate")]
    [InlineData("simulate x.json --script")]
    [InlineData("simulate x.json y.json")]
    [InlineData("simulate x.json --output xml")]
    [InlineData("simulate x.json --args {")]
    [InlineData("compile x.json --target argo")]
    [InlineData("compile x.json --format toml")]
    public async Task Wrong_usage_ends_with_2_and_points_to_the_help(string line)
    {
        var result = await _aef.RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("aef: ");
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task No_arguments_show_the_commands_on_standard_error()
    {
        var result = await _aef.RunAsync();

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("validate <FILE>");
    }

    [Theory]
    [InlineData("--help", "validate <FILE>")]
    [InlineData("simulate --help", "--real-time")]
    public async Task Help_goes_to_standard_output(string line, string shown)
    {
        var result = await _aef.RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain(shown);
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_whose_name_begins_with_at_is_a_file()
    {
        var result = await _aef.RunAsync("validate", "@missing.json");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("@missing.json: error AEF1001");
    }

    [Fact]
    public async Task A_bug_in_aef_is_reported_as_one_without_a_stack_trace()
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var console = new CliConsole(
            () => throw new InvalidOperationException("secret\nsauce"),
            new TerminalWriter(output),
            new TerminalWriter(error));

        var exitCode = await AefCommandLine.RunAsync(["validate", "-"], console);

        exitCode.ShouldBe(1);
        output.ToString().ShouldBeEmpty();
        error.ToString().ShouldStartWith("error AEF9001: InvalidOperationException: secret\\nsauce\n  This is a bug in aef");
        error.ToString().ShouldNotContain("   at ");
    }
}
