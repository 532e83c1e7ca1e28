using System.Text.Json;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Display;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.Tests.Cli;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_code_is_explained_with_an_example_and_a_fix()
    {
        var result = await _aef.RunAsync("explain", "AEF3004");

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldBeEmpty();
        result.Output.ShouldBe("""
            AEF3004: Time is not positive

            Severity: error

            Pauses and time limits must be greater than 0. With a pause of 0, the workflow would poll
            continuously and exceed Google's limits.

            Example

                levels:
                - - job_id: J01
                    job_name: load
                    executor: dataform-tag-executor
                    wait_time_seconds: 0

            How to fix

            Write a positive number, or remove the key. The defaults are a pause of 30 s, a limit of 60 min, and
            300 s for a call.

            """);
    }

    [Theory]
    [InlineData("AEF3040", "aef: Unknown code \"AEF3040\". Did you mean \"AEF2040\"?\n")]
    [InlineData("EAF9001", "aef: Unknown code \"EAF9001\". Did you mean \"AEF9001\"?\n")]
    [InlineData("nothing like it", "aef: Unknown code \"nothing like it\". 'aef explain' lists all codes.\n")]
    [InlineData("\u001b[31m", "aef: Unknown code \"\\u001b[31m\". 'aef explain' lists all codes.\n")]
    public async Task An_unknown_code_is_wrong_usage_and_the_nearest_one_is_named(string code, string message) =>
        (await _aef.RunAsync("explain", code)).ShouldBe(new CliResult(2, "", message));

    [Fact]
    public async Task Without_a_code_all_are_listed()
    {
        var result = await _aef.RunAsync("explain");

        result.ExitCode.ShouldBe(0);
        result.Output.Split('\n').Count(l => l.StartsWith("  AEF", StringComparison.Ordinal)).ShouldBe(DiagnosticRegistry.All.Count);
        result.Output.ShouldContain("\nPipeline rules\n  AEF3001  error    ");
    }

    [Fact]
    public async Task As_json_a_code_has_its_page_and_the_list_has_every_code()
    {
        using var one = JsonDocument.Parse((await _aef.RunAsync("explain", "3004", "--output", "json")).Output);
        one.RootElement.GetProperty("code").GetString().ShouldBe("AEF3004");
        one.RootElement.GetProperty("severity").GetString().ShouldBe("error");
        one.RootElement.GetProperty("page").GetString().ShouldNotBeNull().ShouldStartWith("# AEF3004: Time is not positive\n");

        using var all = JsonDocument.Parse((await _aef.RunAsync("explain", "--output", "json")).Output);
        all.RootElement.GetProperty("codes")
            .EnumerateArray()
            .Select(c => c.GetProperty("code").GetString())
            .ShouldBe(DiagnosticRegistry.All.Select(d => d.Code), ignoreOrder: true);
    }

    [Fact]
    public void Every_page_can_be_shown_and_its_prose_fits_into_the_terminal()
    {
        foreach (var descriptor in DiagnosticRegistry.All)
        {
            var text = new StringWriter();
            ExplanationWriter.WriteText(new TerminalWriter(text, width: 80), descriptor);

            var shown = text.ToString();
            shown.ShouldContain("\nHow to fix\n", customMessage: descriptor.Code);
            shown.Split('\n')
                .Where(l =>
                    !l.StartsWith("    ", StringComparison.Ordinal) && !l.StartsWith('|') && l.Contains(' ') && TerminalText.Width(l) > 80)
                .Where(l => !l.StartsWith('`')).ShouldBeEmpty(descriptor.Code);
        }
    }
}
