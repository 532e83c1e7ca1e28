using System.Text.Json;

namespace Aef.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    /// <summary>The dates of a run on virtual time.</summary>
    private const string Dates = """{"start_date":"2025-12-31","end_date":"2025-12-31"}""";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_definition_runs_to_the_end_and_shows_its_time_line()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition));

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith("sample succeeded after 00:03:00 of virtual time: 3 succeeded\n");
        run.Output.ShouldContain("├─ 1  B  load_b  succeeded          1  00:01:30  █");
        run.Error.ShouldContain("00:01:30    B succeeded\n");
    }

    [Fact]
    public async Task A_failed_job_is_named_with_the_command_for_the_rest()
    {
        var script = _aef.File("night.yaml", "jobs:\n  C: { duration_seconds: 60, ends: failed, message: no quota }\n");

        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--script", script);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith("sample failed after 00:01:30 of virtual time: 1 failed, 1 succeeded, 1 not reached\n");
        run.Output.ShouldContain("\nfailures\n  C  load_c, level 1, thread 2, attempt 1, job aef_");
        run.Output.ShouldContain("no quota");
        run.Output.ShouldEndWith($$$"""  aef simulate sample.yaml --args '{"query_variables":{{{Dates}}},"resume":{"done":["B"]}}'""" + "\n");
    }

    [Fact]
    public async Task The_command_for_the_rest_runs_only_the_rest()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--args", """{"resume":{"done":["B"]}}""", "--output", "json");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("steps")
            .EnumerateArray()
            .Select(s => s.GetProperty("state").GetString())
            .ShouldBe(["skipped", "succeeded", "succeeded"]);
    }

    [Fact]
    public async Task Two_runs_write_the_same_events()
    {
        var file = _aef.File("sample.yaml", CliSamples.Definition);

        await _aef.RunAsync("simulate", file, "--events", _aef.PathOf("1.jsonl"));
        await _aef.RunAsync("simulate", file, "--events", _aef.PathOf("2.jsonl"));

        var lines = await File.ReadAllLinesAsync(_aef.PathOf("1.jsonl"));
        lines[0].ShouldContain("\"run_started\"");
        lines[^1].ShouldContain("\"run_succeeded\"");
        (await File.ReadAllBytesAsync(_aef.PathOf("2.jsonl"))).ShouldBe(await File.ReadAllBytesAsync(_aef.PathOf("1.jsonl")));
    }

    [Fact]
    public async Task Workflow_source_prints_its_execution()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("flow.yaml", CliSamples.Workflow), "--args", """{"n": 41}""");

        run.ExitCode.ShouldBe(0);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("state").GetString().ShouldBe("SUCCEEDED");
        json.RootElement.GetProperty("result").GetInt32().ShouldBe(42);
    }

    [Fact]
    public async Task An_execution_that_fails_prints_its_error_and_ends_with_1()
    {
        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("flow.yaml", "main:\n  steps:\n    - a:\n        raise: { message: no, tags: [Mine] }\n"));

        run.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("state").GetString().ShouldBe("FAILED");
        json.RootElement.GetProperty("error").GetProperty("payload").GetString()!.ShouldContain("Mine");
        json.RootElement.GetProperty("error")
            .GetProperty("stackTrace")
            .GetProperty("elements")[0]
            .GetProperty("position")
            .GetProperty("line")
            .GetString()
            .ShouldBe("4");
        json.RootElement.TryGetProperty("result", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_workflow_that_calls_out_fails_by_name_and_not_by_hanging()
    {
        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("flow.yaml", "main:\n  steps:\n    - a:\n        call: http.get\n        args: { url: https://example.com }\n"));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("UnmatchedCallError");
        run.Error.ShouldBe(
            "calls without an answer\n  http.get GET https://example.com in step a of main\n"
                + "to answer them, add mocks to a file and pass it with --mocks FILE (docs/mocks.md), for example\n"
                + "  - { call: http.get, url: 'https://example.com', answer: { status: 200, body: {} } }\n");
    }

    [Theory]
    [InlineData("levels: 5")]
    [InlineData("main:\n  steps:\n    - a:\n        next: nowhere")]
    public async Task What_has_errors_is_not_run(string content)
    {
        var file = _aef.File("bad.yaml", content);

        var text = await _aef.RunAsync("simulate", file);
        var json = await _aef.RunAsync("simulate", file, "--output", "json");

        text.ExitCode.ShouldBe(1);
        text.Output.ShouldBeEmpty();
        text.Error.ShouldContain("bad.yaml: not run: ");
        json.ExitCode.ShouldBe(1);
        json.Error.ShouldBeEmpty();
        JsonDocument.Parse(json.Output).RootElement.GetProperty("diagnostics").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Mistakes_in_the_script_are_reported_at_their_location_in_the_script()
    {
        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("sample.yaml", CliSamples.Definition),
            "--script",
            _aef.File("s.yaml", "jobs:\n  C: { takes_second: 60 }\n"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("s.yaml:2:8: error AEF6");
    }

    [Fact]
    public async Task Options_for_definitions_are_refused_for_workflow_source()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("flow.yaml", CliSamples.Workflow), "--script", _aef.PathOf("s.yaml"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--script applies only to definitions");
    }

    [Fact]
    public async Task A_cancelled_run_ends_with_1()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var run = await _aef.RunAsync(["simulate", _aef.File("sample.yaml", CliSamples.Definition)], cancelled.Token);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldNotContain("AEF9001");
    }

    [Fact]
    public async Task Hostile_names_are_run_and_shown_as_data()
    {
        var hostile = JsonSerializer.Serialize("it's\n\e[2J[red]${x} : '\" \u202e" + new string('x', 500));
        var definition = CliSamples.Definition.Replace("job_name: load_c", $"job_name: {hostile}", StringComparison.Ordinal);

        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", definition));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("it's\\n\\u001b[2J[red]");
        (run.Output + run.Error).ShouldNotContain('\e');
    }

    [Fact]
    public async Task A_deep_argument_is_kept_in_the_command_for_the_rest()
    {
        var deep = new string('[', 200) + new string(']', 200);
        var script = _aef.File("night.yaml", "jobs:\n  C: { ends: failed }\n");

        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--script", script, "--args", $$$"""{"workflow_properties":{"deep":{{{deep}}}}}""");

        run.ExitCode.ShouldBe(1, run.Error);
        run.Output.ShouldEndWith($$$"""  aef simulate sample.yaml --args '{"workflow_properties":{"deep":{{{deep}}}},"query_variables":{{{Dates}}},"resume":{"done":["B"]}}'""" + "\n");
    }

    [Fact]
    public async Task Events_on_standard_output_have_it_for_themselves()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--events", "-");

        run.ExitCode.ShouldBe(0);
        run.Output.TrimEnd('\n').Split('\n').ShouldAllBe(l => l.StartsWith("{\"sequence\":") && l.EndsWith('}'));
        run.Error.ShouldContain("sample succeeded after");
    }

    [Fact]
    public async Task Cloud_Workflows_source_reports_its_events_too()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("add.yaml", CliSamples.Workflow), "--args", """{"n":1}""", "--events", "-");

        run.ExitCode.ShouldBe(0);
        run.Output.Split('\n')[1].ShouldBe("""{"sequence":2,"time":"2026-01-01T00:00:00Z","kind":"step_entered","fiber":0,"routine":"main","step":"add","type":"return","line":4,"column":7}""");
        run.Error.ShouldContain("\"result\": 2");
    }
}
