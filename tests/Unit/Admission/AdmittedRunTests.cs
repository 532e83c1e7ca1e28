using System.Collections.Concurrent;
using Aef.Runs.Backfill;
using Aef.Runs.Executors;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Tests.Backfill;
using Aef.Tests.LocalRuns;

namespace Aef.Tests.Admission;

/// <summary>Real runs of a pipeline with a limit, each prepared by a launcher of its own, as in processes of their own.</summary>
public sealed class AdmittedRunTests : IDisposable
{
    private readonly BackfillSession _session = new(BackfillSession.Monthly + "\nconcurrency: {limit: 1}\n");

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_live_run_waits_for_the_active_run_and_comes_before_the_rest_of_a_backfill()
    {
        var begun = new ConcurrentQueue<string>();
        var (first, live) = (new TaskCompletionSource(), new TaskCompletionSource());
        _session.Work = async (call, month, _) =>
        {
            if (call.JobId == "A")
            {
                begun.Enqueue(month);
                first.TrySetResult();
                await live.Task; // the first run lasts until the live run has waited for a second
            }

            return JobResult.Success(default);
        };
        var backfill = Task.Run(() => _session.RunAsync(BackfillSession.Months(3)));
        await first.Task;
        await using var run = new RunLauncher(RealRun.Workspace).Prepare(
            _session.Request() with { Schedule = "yellow", ScheduledTime = new("2020-06-01T07:00") });
        run.Begin().ShouldBeTrue(string.Join(' ', run.Diagnostics));
        var events = new ConcurrentQueue<RunEvent>();
        var waiting = run.RunAsync(e =>
        {
            events.Enqueue(e);
            if (e.Kind == RunEventKind.RunQueued)
            {
                _ = Task.Delay(1100).ContinueWith(_ => live.TrySetResult(), TaskScheduler.Default);
            }
        });

        (await waiting).State.ShouldBe(RunState.Succeeded);
        (await backfill).HasSucceeded.ShouldBeTrue();

        begun.Select(m => m).ShouldBe(["2019-01", "2020-05", "2019-02", "2019-03"]);
        var kinds = events.Select(e => e.Kind).ToList();
        kinds.IndexOf(RunEventKind.RunQueued).ShouldBeLessThan(kinds.IndexOf(RunEventKind.RunAdmitted));
        var queued = events.First(e => e.Kind == RunEventKind.RunQueued);
        var admitted = events.First(e => e.Kind == RunEventKind.RunAdmitted);
        var seconds = (int)(admitted.Time - queued.Time).TotalSeconds;
        seconds.ShouldBeGreaterThan(0);
        admitted.Message.ShouldBeOneOf(
            [.. new[] { seconds, seconds + 1 }.Select(s => $"after {s} {(s == 1 ? "second" : "seconds")}")]);
        events.First(e => e.Kind == RunEventKind.RunQueued).Message.ShouldNotBeNull()
            .ShouldStartWith("the limit of 1 active run is reached: 20");
    }

    [Fact]
    public async Task A_run_that_waits_is_cancelled_and_leaves_nothing()
    {
        var hold = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        _session.Work = async (_, _, _) =>
        {
            begun.TrySetResult();
            await hold.Task;
            return JobResult.Success(default);
        };
        var backfill = Task.Run(() => _session.RunAsync(BackfillSession.Months(1)));
        await begun.Task;
        using var stop = new CancellationTokenSource();
        await using (var run = new RunLauncher(RealRun.Workspace).Prepare(_session.Request()))
        {
            run.Begin().ShouldBeTrue();
            var ended = await run.RunAsync(
                e =>
                {
                    if (e.Kind == RunEventKind.RunQueued)
                    {
                        stop.Cancel();
                    }
                },
                cancellationToken: stop.Token);
            ended.State.ShouldBe(RunState.Cancelled);
        }

        Directory.GetFiles(Path.Combine(_session.StatePath, "admission")).ShouldHaveSingleItem("only the active run counts");
        hold.SetResult();
        (await backfill).HasSucceeded.ShouldBeTrue();
        Directory.GetFiles(Path.Combine(_session.StatePath, "admission")).ShouldBeEmpty();
    }
}
