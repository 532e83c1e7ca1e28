using Aef.Core.Pipelines.Model;

namespace Aef.Core.Operations;

/// <summary>A run that a schedule will start.</summary>
/// <param name="Schedule">The name of the schedule.</param>
/// <param name="TimeZone">The time zone of the schedule.</param>
/// <param name="State">Whether the schedule starts runs at all.</param>
/// <param name="Time">The scheduled time and the interval.</param>
public sealed record ScheduledRun(string Schedule, string TimeZone, ScheduleState State, RunTime Time)
{
    /// <summary>The argument with which the schedule starts the run, as JSON.</summary>
    public string Argument { get; init; } = "{}";

    /// <summary>When the run is due.</summary>
    public DateTimeOffset ScheduledTime => Time.ScheduledTime;

    /// <summary>The first instant of the interval.</summary>
    public DateTimeOffset IntervalStart => Time.IntervalStart;

    /// <summary>The first instant after the interval.</summary>
    public DateTimeOffset IntervalEnd => Time.IntervalEnd;

    /// <summary>The first date of the interval, in the date format of the schedule.</summary>
    public string StartDate => Time.StartDate;

    /// <summary>The last date of the interval, in the date format of the schedule.</summary>
    public string EndDate => Time.EndDate;

    /// <summary>True when the interval has no time: the run is skipped.</summary>
    public bool IsEmpty => Time.IsEmpty;
}
