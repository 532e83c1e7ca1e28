using System.Text.Json;
using Aef.Runs.Local;
using Aef.Tests.Cli;

namespace Aef.Tests.Observation;

/// <summary>The summary of a run: <c>run-summary.json</c>, <c>--summary</c> and <c>--ci</c>.</summary>
public sealed class SummaryTests : IDisposable
{
    private const string Pipeline = """
        name: sales
        levels:
        - - job_id: A
            job_name: "<b>a</b> @team"
            executor: command
            with: { command: [sh, -c, 'echo "rows=1234"; echo "{\"rows\": 1234}" > "$AEF_OUTPUT"'] }
          - { job_id: B, job_name: b, executor: command, with: { command: [sh, -c, 'echo "boom | [x](http://evil.example)" >&2; exit 3'] } }
        - - { job_id: C, job_name: c, executor: command, with: { command: ["true"] } }
        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_summary_has_states_rows_failures_and_logs_and_is_safe_markdown()
    {
        var definition = _aef.File("sales.yaml", Pipeline);
        var run = await _aef.RunAsync(
            "run", definition, "--state", _aef.PathOf("state"), "--summary", _aef.PathOf("summary.md"), "--ci", "github");

        run.ExitCode.ShouldBe(1, run.Error);
        run.Output.ShouldContain("\n::error ");
        var folder = Directory.GetDirectories(_aef.PathOf("state/runs")).ShouldHaveSingleItem();
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "run-summary.json")));
        var root = json.RootElement;
        (root.GetProperty("state").GetString(), root.GetProperty("rows").GetInt64(), root.GetProperty("run").GetString())
            .ShouldBe(("failed", 1234, Path.GetFileName(folder)));
        root.GetProperty("counts").EnumerateObject().Select(p => $"{p.Value} {p.Name}").Order().ShouldBe(
            ["1 failed", "1 not reached", "1 succeeded"]);
        var steps = root.GetProperty("steps").EnumerateArray().ToList();
        steps.Select(s => s.GetProperty("state").GetString()).ShouldBe(["succeeded", "failed", "not reached"]);
        steps[0].GetProperty("rows").GetInt64().ShouldBe(1234);
        var log = steps[1].GetProperty("logs").EnumerateArray().ShouldHaveSingleItem().GetString()!;
        File.ReadAllText(Path.Combine(folder, log)).ShouldContain("boom");
        var failure = root.GetProperty("failures").EnumerateArray().ShouldHaveSingleItem();
        failure.GetProperty("answer").GetString()!.ShouldStartWith("exit code 3: ");
        failure.GetProperty("how_to_fix").GetString().ShouldBe("fix the job, then rerun the remaining steps");

        var page = File.ReadAllText(_aef.PathOf("summary.md"));
        page.ShouldContain("## sales: failed");
        page.ShouldContain("1,234");
        page.ShouldContain("steps/B/attempt-1.log");
        page.ShouldContain("exit code 3: boom \\| \\[x\\](http:&#47;&#47;evil.example)");
        page.ShouldContain("fix the job, then rerun the remaining steps");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("@team");
        page.Split('\n').Where(l => l.StartsWith('|')).ShouldAllBe(l => l.EndsWith(" |"));
    }

    [Fact]
    public async Task A_file_named_json_has_the_json_and_other_runs_have_summaries_too()
    {
        var definition = _aef.File("sample.yaml", CliSamples.Definition);
        await _aef.RunAsync("simulate", definition, "--summary", _aef.PathOf("s.json"));

        using var json = JsonDocument.Parse(File.ReadAllText(_aef.PathOf("s.json")));
        (json.RootElement.GetProperty("state").GetString(), json.RootElement.GetProperty("mode").GetString())
            .ShouldBe(("succeeded", "simulate"));
    }

    [Fact]
    public async Task A_summary_replaces_only_a_summary()
    {
        var definition = _aef.File("sample.yaml", CliSamples.Definition);

        var refused = await _aef.RunAsync("simulate", definition, "--summary", definition);
        refused.ExitCode.ShouldNotBe(0);
        File.ReadAllText(definition).ShouldBe(CliSamples.Definition);

        var missing = await _aef.RunAsync("simulate", definition, "--summary", _aef.PathOf("none/s.md"));
        missing.ExitCode.ShouldNotBe(0);

        // A summary replaces an earlier one, and no other file.
        var other = _aef.File("notes.md", "# notes\n");
        (await _aef.RunAsync("simulate", definition, "--summary", other)).ExitCode.ShouldNotBe(0);
        File.ReadAllText(other).ShouldBe("# notes\n");
        foreach (var name in (string[])["s.md", "s.json"])
        {
            (await _aef.RunAsync("simulate", definition, "--summary", _aef.PathOf(name))).ExitCode.ShouldBe(0);
            (await _aef.RunAsync("simulate", definition, "--summary", _aef.PathOf(name))).ExitCode.ShouldBe(0);
        }
    }
}
