using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Operations;

/// <summary>Checks whether a scheduled time in the argument of a run is one of its schedule.</summary>
public static class ScheduledTimeCheck
{
    /// <summary>A warning; null if the schedule is due then, if its times are not known, or if it does not exist.</summary>
    public static Diagnostic? Check(BoundPipeline pipeline, ICron cron, string? name, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(cron);
        var selected = ScheduleSelection.Select(pipeline, name, new DiagnosticBag());
        if (selected is not [var schedule] || schedule.Open(cron, out var zone, out _) is not { } calendar)
        {
            return null;
        }

        var due = TimeZoneInfo.ConvertTime(time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond)), zone); // runs count in seconds
        var next = calendar.TimesFrom(due).Select(t => (DateTimeOffset?)t).FirstOrDefault();
        if (next == due)
        {
            return null;
        }

        var near = new[] { calendar.LatestAt(due), next }.OfType<DateTimeOffset>().Select(ScheduledArgument.TextOf).ToList();
        return BackfillDiagnostics.NotScheduled.At(
            Location.None,
            Quoted.Text(schedule.Name),
            ScheduledArgument.TextOf(due),
            near.Count == 0 ? string.Empty : $" The nearest {(near.Count == 1 ? "time is" : "times are")} {string.Join(" and ", near)}.");
    }
}
