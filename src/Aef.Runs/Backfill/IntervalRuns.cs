using Aef.Core.Operations;
using Aef.Runs.History;

namespace Aef.Runs.Backfill;

/// <summary>Finds the recorded runs of intervals, and decides what a backfill does with each.</summary>
/// <param name="scope">Which intervals are run.</param>
/// <param name="created">When the backfill was begun: a run that ends later counts as a part of it, also one of another process.</param>
internal sealed class IntervalRuns(BackfillScope scope, DateTimeOffset created)
{
    /// <summary>The intervals with their runs, in the order of the runs.</summary>
    public IReadOnlyList<BackfillInterval> Plan(IReadOnlyList<ScheduledRun> runs, IEnumerable<RunRecord> records)
    {
        var known = records.Where(r => r.IntervalStartTime is not null)
            .ToLookup(r => (r.Schedule, r.IntervalStartTime!.Value.UtcTicks));
        var shared = runs.GroupBy(r => (r.Schedule, r.IntervalStart, r.IntervalEnd))
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet();
        return
        [
            .. runs.Select(r => Decide(
                new BackfillInterval(r, IntervalState.Missing, IntervalAction.Start)
                {
                    SharesInterval = shared.Contains((r.Schedule, r.IntervalStart, r.IntervalEnd)),
                },
                known[(r.Schedule, r.IntervalStart.UtcTicks)])),
        ];
    }

    /// <summary>The same interval, by the runs that are recorded now.</summary>
    public BackfillInterval Decide(BackfillInterval interval, IEnumerable<RunRecord> records)
    {
        var own = records.Where(r => Matches(r, interval)).OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        var run = own.LastOrDefault(r => r.State == RecordedState.Running)
            ?? own.LastOrDefault(r => r.State == RecordedState.Succeeded && (scope != BackfillScope.All || IsOfNow(r)))
            ?? own.LastOrDefault();
        return interval with
        {
            State = StateOf(run?.State),
            Action = ActionOf(run),
            RunId = run?.Id,
            Failure = run?.State == RecordedState.Failed ? run.Failure : null,
        };
    }

    private IntervalAction ActionOf(RunRecord? run) => run?.State switch
    {
        null => IntervalAction.Start,
        RecordedState.Running => IntervalAction.Wait,
        _ when scope == BackfillScope.All && !IsOfNow(run) => IntervalAction.Start,
        RecordedState.Succeeded => IntervalAction.None,
        RecordedState.Failed => scope == BackfillScope.Failed && !IsOfNow(run) ? IntervalAction.Rerun : IntervalAction.None,
        RecordedState.Cancelled => IntervalAction.Rerun,
        _ => IntervalAction.Resume,
    };

    /// <summary>True for a run that has ended since the backfill was begun, or was started since then.</summary>
    private bool IsOfNow(RunRecord run) => (run.Ended ?? run.Started) >= created;

    /// <summary>The state of an interval whose run has a state; null without a run.</summary>
    public static IntervalState StateOf(RecordedState? run) => run switch
    {
        null => IntervalState.Missing,
        RecordedState.Running => IntervalState.Running,
        RecordedState.Succeeded => IntervalState.Succeeded,
        RecordedState.Failed => IntervalState.Failed,
        RecordedState.Cancelled => IntervalState.Cancelled,
        _ => IntervalState.Interrupted,
    };

    private static bool Matches(RunRecord record, BackfillInterval interval) =>
        record.IntervalStartTime == interval.Run.IntervalStart
        && record.IntervalEndTime == interval.Run.IntervalEnd
        && (!interval.SharesInterval || RunRecord.TimeOf(record.ScheduledTime) == interval.Run.ScheduledTime);
}
