using System.Collections.Concurrent;
using Aef.Runs.Backfill;
using Aef.Runs.Executors;
using Aef.Runs.History;

namespace Aef.Tests.Backfill;

/// <summary>The plan of a backfill, and the runs that follow it.</summary>
public sealed class BackfillRunTests : IDisposable
{
    private readonly BackfillSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task The_runs_are_those_of_the_plan_and_a_second_backfill_has_nothing_to_do()
    {
        var request = BackfillSession.Months(3);
        var dry = _session.Open().Plan(request);
        BackfillSession.States(dry.Intervals).ShouldBe(["2019-01 Missing Start", "2019-02 Missing Start", "2019-03 Missing Start"]);
        Directory.Exists(_session.StatePath).ShouldBeFalse("a plan writes nothing");

        var started = new ConcurrentQueue<string>();
        var result = await _session.RunAsync(request, i =>
        {
            if (i.State == IntervalState.Running)
            {
                started.Enqueue(i.Run.StartDate);
            }
        });

        started.ShouldBe(dry.ToRun.Select(i => i.Run.StartDate));
        result.HasSucceeded.ShouldBeTrue();
        _session.Rows.Order().ShouldBe(["A 2019-01", "A 2019-02", "A 2019-03", "B 2019-01", "B 2019-02", "B 2019-03"]);
        var record = _session.History.List(new RunQuery { Schedule = "green", IntervalStart = new(2019, 2, 1, 0, 0, 0, TimeSpan.Zero) })
            .Runs.ShouldHaveSingleItem();
        (record.IntervalStart, record.IntervalEnd, record.ScheduledTime, record.Backfill).ShouldBe(
            ("2019-02-01T00:00:00Z", "2019-03-01T00:00:00Z", "2019-03-01T06:00:00Z", result.Id));
        _session.Open().Plan(request).IsDone.ShouldBeTrue();
        (await _session.RunAsync(request)).Id.ShouldBeNull("nothing is begun");
        _session.Rows.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(BackfillOrder.Oldest, "2019-01 2019-02 2019-03")]
    [InlineData(BackfillOrder.Newest, "2019-03 2019-02 2019-01")]
    public async Task One_at_a_time_runs_in_the_order(BackfillOrder order, string expected)
    {
        await _session.RunAsync(BackfillSession.Months(3) with { Order = order, MaxParallel = 1 });

        _session.Rows.Where(r => r[0] == 'A').Select(r => r[2..]).ShouldBe(expected.Split(' '));
        _session.Rows.Take(2).Select(r => r[2..]).Distinct().ShouldHaveSingleItem("one run ends before the next one begins");
    }

    [Fact]
    public async Task As_many_runs_as_allowed_are_active_and_not_more()
    {
        var (active, most, both) = (0, 0, new TaskCompletionSource());
        _session.Work = async (call, _, token) =>
        {
            var now = Interlocked.Increment(ref active);
            InterlockedMax(ref most, now);
            if (now == 2)
            {
                both.TrySetResult();
            }

            if (call.JobId == "A")
            {
                await both.Task.WaitAsync(TimeSpan.FromSeconds(30), token); // fails unless two are active at the same time
            }

            Interlocked.Decrement(ref active);
            return JobResult.Success(default);
        };

        (await _session.RunAsync(BackfillSession.Months(4) with { MaxParallel = 2 })).HasSucceeded.ShouldBeTrue();

        most.ShouldBe(2);
    }

    [Fact]
    public async Task Each_scope_runs_what_it_names()
    {
        _session.Work = (call, month, _) => Task.FromResult(
            call.JobId == "B" && month == "2019-02" ? JobResult.Failed("no quota") with { IsFinal = true } : JobResult.Success(default));
        var first = await _session.RunAsync(BackfillSession.Months(2));
        (first.HasSucceeded, first.IsStopped).ShouldBe((false, false));
        first.Intervals[1].Failure.ShouldNotBeNull().ShouldContain("B: The job failed");
        BackfillSession.States(_session.Open().Plan(BackfillSession.Months(3)).Intervals)
            .ShouldBe(["2019-01 Succeeded None", "2019-02 Failed None", "2019-03 Missing Start"]);
        BackfillSession.States(_session.Open().Plan(BackfillSession.Months(3, BackfillScope.Failed)).Intervals)
            .ShouldBe(["2019-01 Succeeded None", "2019-02 Failed Rerun", "2019-03 Missing Start"]);
        BackfillSession.States(_session.Open().Plan(BackfillSession.Months(3, BackfillScope.All)).Intervals)
            .ShouldBe(["2019-01 Succeeded Start", "2019-02 Failed Start", "2019-03 Missing Start"]);

        _session.Work = (_, _, _) => Task.FromResult(JobResult.Success(default));
        (await _session.RunAsync(BackfillSession.Months(2, BackfillScope.Failed))).HasSucceeded.ShouldBeTrue();

        _session.Rows.Order().ToArray()
            .ShouldBe(["A 2019-01", "A 2019-02", "B 2019-01", "B 2019-02"], customMessage: "what is done is not repeated");
        (await _session.RunAsync(BackfillSession.Months(2, BackfillScope.All))).HasSucceeded.ShouldBeTrue();
        _session.Rows.Count.ShouldBe(8, "all of them from the beginning, once");
    }

    [Fact]
    public async Task Runs_with_other_inputs_do_not_count()
    {
        await _session.RunAsync(BackfillSession.Months(1));

        var other = _session.Open(inputs: ("size", "2")).Plan(BackfillSession.Months(1));
        BackfillSession.States(other.Intervals).ShouldBe(["2019-01 Missing Start"]);
    }

    [Fact]
    public void A_run_that_is_not_due_is_left_out_with_a_warning()
    {
        var plan = _session.Open().Plan(new BackfillRequest { Schedule = "green", From = new("2026-01"), To = new("2999-01") });

        plan.Diagnostics.ShouldContain(d => d.Code == "AEF6214", "too many to list");
        var next = DateTime.UtcNow.AddMonths(1);
        plan = _session.Open().Plan(new BackfillRequest { Schedule = "green", From = new("2026-01"), To = new(next) });
        plan.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF7301");
        plan.Intervals.ShouldAllBe(i => i.Run.ScheduledTime <= DateTimeOffset.UtcNow);
        plan.HasErrors.ShouldBeFalse();
    }

    [Fact]
    public async Task Missed_runs_follow_catch_up_since_the_first_run_and_the_limit()
    {
        var request = new BackfillRequest { Definition = "/monthly.yaml", IsMissed = true, Limit = 3 };
        _session.Open().Plan(request).Intervals.ShouldBeEmpty("what has never run has missed nothing");
        var year = DateTimeOffset.UtcNow.AddMonths(-8);
        foreach (var schedule in new[] { "green", "yellow", "never" })
        {
            await _session.RunAsync(new BackfillRequest { Schedule = schedule, From = new(year), To = new(year.AddMonths(1)) });
        }

        var plan = _session.Open().Plan(request);

        plan.Intervals.Select(i => i.Run.Schedule).Order().ShouldBe(["green", "green", "green", "yellow"]);
        plan.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF7305");
        var early = _session.Open().Plan(request with { To = new(year.AddMonths(4)) });
        early.Intervals.ShouldAllBe(i => i.Run.ScheduledTime < year.AddMonths(6));
        early.Intervals.Count(i => i.Run.Schedule == "yellow").ShouldBe(1, "the latest one until then");
        var newest = plan.Intervals.Max(i => i.Run.ScheduledTime);
        newest.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddDays(-32));
        (await _session.RunAsync(request with { Schedule = "yellow" })).HasSucceeded.ShouldBeTrue();
        _session.Open().Plan(request with { Schedule = "yellow" }).ToRun.Select(i => i.Run.ScheduledTime)
            .ShouldHaveSingleItem().ShouldBeLessThan(newest, "the latest one that is still missing");
    }

    [Fact]
    public void Several_schedules_need_a_name()
    {
        var plan = _session.Open().Plan(new BackfillRequest { From = new("2019-01"), To = new("2019-02") });

        plan.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("\"green\"");
        (plan.HasErrors, plan.Intervals.Count).ShouldBe((true, 0));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; seen < value; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
