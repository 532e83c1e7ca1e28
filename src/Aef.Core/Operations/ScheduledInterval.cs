using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Operations;

/// <summary>Computes the interval of one run of a schedule.</summary>
public static class ScheduledInterval
{
    /// <summary>
    /// The schedule and the time of a run that is due at a time, or of the latest one that is due by now if the time is null. Null if the
    /// pipeline does not have exactly one such schedule, or if its times are not known.
    /// </summary>
    public static (string Schedule, RunTime Run)? Find(
        BoundPipeline pipeline,
        ICron cron,
        string? name,
        DateTimeOffset? time,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(cron);
        return ScheduleSelection.Select(pipeline, name, new DiagnosticBag()) is [var selected]
            && selected.Open(cron, out _, out _) is { } calendar
            && (time ?? calendar.LatestAt(now)) is { } due
                ? (selected.Name, calendar.RunAt(due))
                : null;
    }
}
