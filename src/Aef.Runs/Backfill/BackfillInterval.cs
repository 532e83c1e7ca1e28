using Aef.Core.Operations;

namespace Aef.Runs.Backfill;

/// <summary>An interval of a backfill: its run, its state in history, and what the backfill does with it.</summary>
/// <param name="Run">The run as its schedule would start it.</param>
/// <param name="State">The state.</param>
/// <param name="Action">The action.</param>
public sealed record BackfillInterval(ScheduledRun Run, IntervalState State, IntervalAction Action)
{
    /// <summary>The name of the schedule.</summary>
    public string Schedule => Run.Schedule;

    /// <summary>When the run is due.</summary>
    public DateTimeOffset ScheduledTime => Run.ScheduledTime;

    /// <summary>The first date of the interval, in the date format of the schedule.</summary>
    public string StartDate => Run.StartDate;

    /// <summary>The last date of the interval, in the date format of the schedule.</summary>
    public string EndDate => Run.EndDate;

    /// <summary>The id of the recorded run that decides about the state; null without one.</summary>
    public string? RunId { get; init; }

    /// <summary>The first failure of that run, or why no run was started; null without a failure.</summary>
    public string? Failure { get; init; }

    /// <summary>True when the backfill starts or continues a run.</summary>
    public bool IsToRun => Action is IntervalAction.Start or IntervalAction.Resume or IntervalAction.Rerun;

    /// <summary>
    /// True when other runs of the schedule process the same interval, so that only the scheduled time distinguishes their records.
    /// </summary>
    internal bool SharesInterval { get; init; }
}
