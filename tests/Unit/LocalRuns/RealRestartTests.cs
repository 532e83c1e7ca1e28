using System.Collections.Concurrent;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Tests.History;

namespace Aef.Tests.LocalRuns;

/// <summary>The restart of a run that does its jobs is a new run: nothing of the process and the folder of the first one remains.</summary>
public sealed class RealRestartTests : IDisposable
{
    private const string One = """
        name: one
        levels:
        - - {job_id: A, job_name: a, executor: bigquery-query, with: {sql: s}}
        """;

    private readonly RecordedSession _session = new();
    private readonly ConcurrentQueue<bool> _calls = [];
    private readonly RunLauncher _launcher = new(RealRun.Workspace);

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task The_restart_of_a_resumed_run_does_not_ask_what_an_earlier_process_has_done()
    {
        await using var first = RealRun.Prepare(One, Failing);
        var request = first.Pipeline.ShouldNotBeNull();
        first.Pipeline = request with { Local = request.Local.ShouldNotBeNull() with { IsResumed = true } };

        await using var again = _launcher.Restart(await first.RunAsync()).ShouldNotBeNull();
        await again.RunAsync();

        _calls.ShouldBe([true, false]);
    }

    [Fact]
    public async Task The_restart_of_a_refused_run_is_not_refused_when_the_other_run_has_ended()
    {
        const string definition = $"concurrency: {{behavior: fail}}\n{One}";
        Run refused;
        await using (var other = RealRun.Prepare(definition, r => Failing(r) with { Recording = Recording }))
        {
            other.Begin().ShouldBeTrue();
            refused = await RealRun.RunAsync(definition, r => Failing(r) with { Recording = Recording });
            _calls.ShouldBeEmpty();
        }

        await using var again = _launcher.Restart(refused).ShouldNotBeNull();
        await again.RunAsync();

        _calls.ShouldBe([false]);
    }

    [Fact]
    public async Task Each_restart_of_a_run_has_an_id_of_its_own()
    {
        var first = await RealRun.RunAsync(One, Failing);
        await using var second = _launcher.Restart(first).ShouldNotBeNull();
        await using var third = _launcher.Restart(first).ShouldNotBeNull();

        string[] ids = [first.Id, (await second.RunAsync()).Id, (await third.RunAsync()).Id];

        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task A_restart_is_recorded_with_the_limits_of_its_project()
    {
        _session.Aef.File("aef.json", """{"retention": {"count": 3, "log_size": "2KB"}}""");
        var failed = await RealRun.RunAsync(One, Failing);

        await using var again = _launcher.Restart(failed, new RestartOptions { Recording = Recording }).ShouldNotBeNull();

        again.Recorder.ShouldNotBeNull().LogBytes.ShouldBe(2 << 10);
    }

    private RecordingOptions Recording => new(_session.State, new("ann", "pc"));

    private RunRequest Failing(RunRequest request) => RealRun.With(("*", RealRun.Do(call =>
    {
        _calls.Enqueue(call.MayHaveRun);
        return JobResult.Failed("no") with { IsFinal = true };
    })))(request);
}
