using System.Collections.Concurrent;
using Aef.Runs.Backfill;
using Aef.Runs.Executors;

namespace Aef.Tests.Backfill;

/// <summary>A backfill that is killed, stopped, or started twice ends with each interval succeeded exactly once.</summary>
public sealed class BackfillKillTests : IDisposable
{
    private static readonly string[] Once = ["2019-01 Succeeded", "2019-02 Succeeded"];
    private static readonly string[] AllRows = ["A 2019-01", "A 2019-02", "B 2019-01", "B 2019-02"];
    private readonly BackfillSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\nconcurrency: {limit: 1}\n")]
    public async Task The_same_command_continues_after_a_kill_at_any_moment(string admission)
    {
        using var session = new BackfillSession(BackfillSession.Monthly + admission);
        var kills = new ConcurrentQueue<(string Moment, string State, string[] Rows)>();
        var begun = new ConcurrentDictionary<string, TaskCompletionSource>();
        session.Work = async (call, month, _) =>
        {
            await BegunOf(month).Task; // its rows belong to the moments after the run has begun
            Kill($"in {call.JobId} of {month}");
            return JobResult.Success(default);
        };
        var request = BackfillSession.Months(2) with { MaxParallel = 1 };
        var (backfills, plan) = session.Open();
        var whole = await backfills.RunAsync(plan(request), _ => Kill("at the begin"), i =>
        {
            Kill($"{i.Run.StartDate} {i.State}");
            BegunOf(i.Run.StartDate).TrySetResult();
        });
        whole.HasSucceeded.ShouldBeTrue();
        kills.Count.ShouldBe(9);
        session.Work = (_, _, _) => Task.FromResult(JobResult.Success(default));

        foreach (var (moment, state, rows) in kills)
        {
            session.Rows.Clear();
            var result = await session.RunAsync(request, state: state);

            (result.HasSucceeded || result.Id is null).ShouldBeTrue(moment); // after the last moment, nothing is left to do
            session.Runs(state).ShouldBe(Once, customMessage: moment);
            rows.Concat(session.Rows).Order().ToArray().ShouldBe(AllRows, customMessage: moment);
            new BackfillLedger(BackfillSession.StateAt(state)).List().Count.ShouldBe(1, $"{moment}: it is the same backfill");
        }

        TaskCompletionSource BegunOf(string month) => begun.GetOrAdd(month, _ => new TaskCompletionSource());
        void Kill(string moment) => kills.Enqueue((moment, session.Snapshot(), [.. session.Rows]));
    }

    [Fact]
    public async Task A_scope_of_all_continues_with_what_it_has_not_run()
    {
        await _session.RunAsync(BackfillSession.Months(2));
        string? killed = null;
        var all = BackfillSession.Months(2, BackfillScope.All) with { MaxParallel = 1 };
        await _session.RunAsync(all, i =>
        {
            if (i is { State: IntervalState.Succeeded, StartDate: "2019-01" })
            {
                killed = _session.Snapshot();
            }
        });
        _session.Rows.Clear();

        (await _session.RunAsync(all, state: killed)).HasSucceeded.ShouldBeTrue();

        _session.Rows.Order().ShouldBe(["A 2019-02", "B 2019-02"]);
    }

    [Fact]
    public async Task A_stopped_backfill_cancels_its_runs_and_continues_with_what_they_have_not_done()
    {
        using var stop = new CancellationTokenSource();
        _session.Work = async (call, _, token) =>
        {
            if (call.JobId == "B")
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }

            return JobResult.Success(default);
        };
        var request = BackfillSession.Months(2) with { MaxParallel = 1 };

        var stopped = await _session.RunAsync(request, cancellationToken: stop.Token);

        stopped.IsStopped.ShouldBeTrue();
        BackfillSession.States(stopped.Intervals).ShouldBe(["2019-01 Cancelled None", "2019-02 Missing Start"]);
        _session.Work = (_, _, _) => Task.FromResult(JobResult.Success(default));
        var continued = await _session.RunAsync(request);
        (continued.HasSucceeded, continued.Id).ShouldBe((true, stopped.Id));
        _session.Rows.Order().ShouldBe(AllRows);
    }

    [Fact]
    public async Task Another_process_stops_a_backfill_and_only_an_active_one()
    {
        var ledger = new BackfillLedger(BackfillSession.StateAt(_session.StatePath));
        _session.Work = async (_, _, token) =>
        {
            var active = ledger.List().ShouldHaveSingleItem();
            ledger.IsActive(active.Id).ShouldBeTrue();
            ledger.Stop(active, new("bob", "desk"), DateTimeOffset.UtcNow).ShouldBeNull();
            await Task.Delay(TimeSpan.FromMinutes(1), token);
            return JobResult.Success(default);
        };

        var result = await _session.RunAsync(BackfillSession.Months(2) with { MaxParallel = 1 });

        result.IsStopped.ShouldBeTrue();
        var record = ledger.Find(BackfillLedger.Latest, out _).ShouldNotBeNull();
        (record.Ended, ledger.IsActive(record.Id)).ShouldBe((null, false));
        ledger.Stop(record, new("bob", "desk"), DateTimeOffset.UtcNow).ShouldNotBeNull().Code.ShouldBe("AEF7303");
        BackfillLedger.CheckContinue(record).ShouldBeNull();
    }

    [Fact]
    public async Task Two_backfills_at_the_same_time_run_no_interval_twice()
    {
        _session.Work = async (_, _, _) =>
        {
            await Task.Delay(5, CancellationToken.None);
            return JobResult.Success(default);
        };

        // The same command twice, and another one with a range that overlaps.
        BackfillRequest[] requests = [BackfillSession.Months(3), BackfillSession.Months(3), BackfillSession.Months(4)];
        var opened = requests.Select(r => (Session: _session.Open(), Request: r))
            .Select(o => (o.Session.Backfills, Plan: o.Session.Plan(o.Request)))
            .ToList();
        var results = await Task.WhenAll(opened.Select(o => Task.Run(() => o.Backfills.RunAsync(o.Plan))));

        results.ShouldAllBe(r => r.HasSucceeded);
        _session.Rows.Count.ShouldBe(8);
        _session.Rows.ShouldBeUnique();
        _session.Runs().ShouldBe(["2019-01 Succeeded", "2019-02 Succeeded", "2019-03 Succeeded", "2019-04 Succeeded"]);
    }
}
