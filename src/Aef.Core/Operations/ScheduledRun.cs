using Aef.Core.Pipelines.Model;

namespace Aef.Core.Operations;

/// <summary>A run that a schedule will start.</summary>
/// <param name="Schedule">The name of the schedule.</param>
/// <param name="TimeZone">The time zone of the schedule.</param>
/// <param name="State">Whether the schedule starts runs at all.</param>
/// <param name="Time">The scheduled time and the interval.</param>
public sealed record ScheduledRun(string Schedule, string TimeZone, ScheduleState State, RunTime Time);
