namespace Aef.Core.Operations;

/// <summary>The scheduled time of a run, and the interval that the run processes, in the time zone of its schedule.</summary>
/// <param name="ScheduledTime">When the run is due.</param>
/// <param name="IntervalStart">The first instant of the interval.</param>
/// <param name="IntervalEnd">The first instant after the interval.</param>
/// <param name="StartDate">The first date of the interval, in the date format of the schedule.</param>
/// <param name="EndDate">The last date of the interval, in the date format of the schedule.</param>
public sealed record RunTime(
    DateTimeOffset ScheduledTime,
    DateTimeOffset IntervalStart,
    DateTimeOffset IntervalEnd,
    string StartDate,
    string EndDate)
{
    /// <summary>True when the interval has no time, such as a day that the clocks skip as a whole: the run is skipped.</summary>
    public bool IsEmpty => IntervalEnd <= IntervalStart;
}
