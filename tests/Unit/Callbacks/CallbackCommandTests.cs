using Aef.Tests.Cli;

namespace Aef.Tests.Callbacks;

/// <summary>Pipelines with callbacks at the prompt: events, tests, journals.</summary>
public sealed class CallbackCommandTests : IDisposable
{
    private const string Entry = "{name: caller, job_file: optional, callbacks: true, workflows: [{binding: function}]}";
    private const string Definition = """
        name: calls
        defaults: {executor: caller, wait_for: callback}
        levels:
        - - {job_id: A, job_name: a}
          - {job_id: B, job_name: b}
        - threads:
          - steps: [{job_id: C, job_name: c}]
          - steps: [{job_id: D, job_name: d, retry: {max_attempts: 2}}]
        """;

    private const string Script = """
        jobs:
          A: {duration_seconds: 1300}
          B:
            duration_seconds: 20
            callback: [{at_seconds: 0, state: success}, {at_seconds: 0.5, body: x}, {at_seconds: 20, state: success}]
          D: [{callback: {at_seconds: 9, state: failed, message: no}}, {}]
        """;

    private readonly CliSession _aef = new();

    public CallbackCommandTests()
    {
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File(Path.Combine("executors", "caller.yaml"), Entry);
        _aef.File("aef.json", """{"executors": "executors"}""");
    }

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_run_shows_an_event_for_each_callback()
    {
        var script = _aef.File("s.yaml", Script);
        var run = await _aef.RunAsync("simulate", _aef.File("calls.yaml", Definition), "--script", script, "--events", "-");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.Split('\n').Where(l => l.Contains("callback_received", StringComparison.Ordinal)).Select(l => Parts(l)).ShouldBe(
            [
                "A success ", "B success ", "B ignored The body is no JSON object; its type is string", "B success ", "D failed no",
                "C success ", "D success ",
            ]);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_anywhere_receives_each_callback_once()
    {
        var whole = await _aef.RunAsync(
            "simulate",
            _aef.File("calls.yaml", Definition),
            "--script",
            _aef.File("s.yaml", Script),
            "--journal",
            _aef.PathOf("run.journal"),
            "--events",
            _aef.PathOf("run.jsonl"));
        whole.ExitCode.ShouldBe(0, whole.Error);
        var lines = await File.ReadAllLinesAsync(_aef.PathOf("run.journal"));
        for (var kept = 2; kept < lines.Length; kept += 3)
        {
            var cut = _aef.File("cut.journal", string.Concat(lines.Take(kept).Select(l => l + "\n")) + lines[kept][..10]);

            var resumed = await _aef.RunAsync("resume", cut, "--events", _aef.PathOf("cut.jsonl"));

            resumed.ExitCode.ShouldBe(0, resumed.Error);
            (await File.ReadAllTextAsync(_aef.PathOf("cut.jsonl")))
                .ShouldBe(await File.ReadAllTextAsync(_aef.PathOf("run.jsonl")), $"cut behind {kept}");
        }
    }

    [Fact]
    public async Task Test_files_send_callbacks_too()
    {
        _aef.File("calls.yaml", Definition);
        var tests = _aef.File(
            "calls.aeftest.yaml",
            """
            tests:
            - name: a job reports a failure
              source: calls.yaml
              simulate:
                jobs:
                  D: {callback: {at_seconds: 9, state: failed, message: no quota}}
              expect:
                state: failed
                steps:
                  D: {state: failed, attempts: 2}
            """);

        var result = await _aef.RunAsync("test", tests);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    private static string Parts(string line)
    {
        var e = System.Text.Json.JsonDocument.Parse(line).RootElement;
        return $"{e.GetProperty("job_id")} {e.GetProperty("state")} {(e.TryGetProperty("message", out var m) ? m.ToString() : "")}";
    }
}
