using System.Text;

namespace Aef.Tests.Cli;

public sealed class FormatCommandTests : IDisposable
{
    private const string Untidy =
        "levels:\n- threads:\n  - steps: [{job_name: a, job_id: A, executor: dataform-tag-executor}] # one\nname: p\n";
    private const string Tidy =
        "name: p\nlevels:\n  - threads:\n      - steps: [{ job_id: A, job_name: a, executor: dataform-tag-executor }] # one\n";

    private readonly CliSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Files_are_rewritten_once_and_then_left_alone()
    {
        var file = _session.File("p.yaml", Untidy);

        var first = await _session.RunAsync("format", file);
        var second = await _session.RunAsync("format", file);

        (first.ExitCode, first.Output, first.Error).ShouldBe((0, string.Empty, "p.yaml: formatted\n"));
        (await File.ReadAllTextAsync(file)).ShouldBe(Tidy);
        (second.ExitCode, second.Error).ShouldBe((0, string.Empty));
    }

    [Fact]
    public async Task Line_ends_and_a_byte_order_mark_stay()
    {
        var file = _session.PathOf("p.yaml");
        await File.WriteAllTextAsync(
            file,
            Untidy.Replace("\n", "\r\n", StringComparison.Ordinal),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        await _session.RunAsync("format", file);

        (await File.ReadAllBytesAsync(file))
            .ShouldBe([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Tidy.Replace("\n", "\r\n", StringComparison.Ordinal))]);
        (await _session.RunAsync("format", "--check", file)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Check_names_what_is_not_formatted_and_writes_nothing()
    {
        var (untidy, tidy) = (_session.File("untidy.yaml", Untidy), _session.File("tidy.yaml", Tidy));

        var result = await _session.RunAsync("format", "--check", untidy, tidy);

        (result.ExitCode, result.Output, result.Error).ShouldBe((1, "untidy.yaml\n", string.Empty));
        (await File.ReadAllTextAsync(untidy)).ShouldBe(Untidy);
    }

    [Fact]
    public async Task Standard_output_accepts_the_text_of_one_file_or_of_standard_input()
    {
        _session.Input = Untidy;

        (await _session.RunAsync("format", "-")).Output.ShouldBe(Tidy);
        (await _session.RunAsync("format", "--stdout", _session.File("p.yaml", Untidy))).Output.ShouldBe(Tidy);
        (await _session.RunAsync("format", "--stdout", "a", "b")).ExitCode.ShouldBe(2);
        (await _session.RunAsync("format", "--stdout", "--check", "a")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_with_errors_is_refused_and_the_others_are_formatted()
    {
        var bad = _session.File("bad.yaml", "name: p\nlevels: [{threads: [{steps: [{job_id: A}]}]}]\n");
        var good = _session.File("good.yaml", Untidy);

        var result = await _session.RunAsync("format", bad, good);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("bad.yaml: not formatted: ");
        (await File.ReadAllTextAsync(bad)).ShouldStartWith("name: p\nlevels: [{");
        (await File.ReadAllTextAsync(good)).ShouldBe(Tidy);
    }

    [Fact]
    public async Task What_cannot_be_formatted_without_loss_is_left_alone_with_a_warning()
    {
        var file = _session.File("p.yaml", "%YAML 1.2\n---\n" + Untidy);

        var result = await _session.RunAsync("format", file);

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldContain("warning AEF1910");
        (await File.ReadAllTextAsync(file)).ShouldEndWith(Untidy);
    }

    [Fact]
    public async Task Workflow_sources_keep_the_order_of_their_keys()
    {
        _session.Input = "main:\n   steps:\n   -  a:\n         return:   1   # one\n   params: [args]\n";

        (await _session.RunAsync("format", "-")).Output.ShouldBe("main:\n  steps:\n    - a:\n        return: 1 # one\n  params: [args]\n");
    }
}
