using System.Text.Json;

namespace Aef.Tests.Cli;

public sealed class MeasureCommandTests : IDisposable
{
    private readonly CliSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Every_number_is_next_to_its_limit()
    {
        var result = await _session.RunAsync("measure", _session.File("p.yaml", CliSamples.Definition), "--polls", "2");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("every job succeeds at poll 2");
        result.Output.ShouldContain("of 131,072");
        result.Output.ShouldContain("steps in the run");
        result.Output.ShouldContain("00:02:00 with at most 20 threads at once");
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Json_holds_the_numbers_of_the_run_and_its_limits()
    {
        var file = _session.File("p.yaml", CliSamples.Definition);
        using var two = JsonDocument.Parse((await _session.RunAsync("measure", file, "--polls", "2", "--output", "json")).Output);
        using var five = JsonDocument.Parse((await _session.RunAsync("measure", file, "--polls", "5", "--runs", "7", "--output", "json")).Output);

        Steps(five).ShouldBe(Steps(two) + (3 * 3 * 4), "three jobs, three looks more, four steps each");
        five.RootElement.GetProperty("limits").EnumerateArray().Select(l => l.GetProperty("key").GetString()).ShouldContain("memory_most");
        five.RootElement.GetProperty("cost").GetProperty("runs_a_month").GetInt32().ShouldBe(7);
        five.RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            .Select(d => d.GetProperty("severity").GetString())
            .ShouldAllBe(s => s == "info");
    }

    [Fact]
    public async Task A_script_is_run_and_counted()
    {
        var script = _session.File("script.yaml", "jobs:\n  B: { ends: failed, polls: 3 }\n");

        var result = await _session.RunAsync("measure", _session.File("p.yaml", CliSamples.Definition), "--script", script);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("as in the script");
        result.Output.ShouldContain("00:01:30", customMessage: "level 2 does not start after the failure of B");
    }

    [Fact]
    public async Task Workflow_source_is_measured_as_far_as_possible()
    {
        var result = await _session.RunAsync("measure", _session.File("w.yaml", CliSamples.Workflow));

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldMatch(@"steps in the worst case +1 of 100,000");
        result.Output.ShouldNotContain("price");
    }

    [Theory]
    [InlineData("--polls", "0")]
    [InlineData("--runs", "-1")]
    public async Task Numbers_begin_at_one(string option, string value)
    {
        var result = await _session.RunAsync("measure", _session.File("p.yaml", CliSamples.Definition), option, value);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain($"{option} must be a number of at least 1; got {value}.");
    }

    [Fact]
    public async Task An_invalid_definition_is_not_measured()
    {
        var result = await _session.RunAsync("measure", _session.File("p.yaml", "levels: [{threads: [{steps: [{job_id: A}]}]}]"));

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("not measured");
    }

    private static long Steps(JsonDocument document) => document.RootElement.GetProperty("steps").GetProperty("run").GetInt64();
}
