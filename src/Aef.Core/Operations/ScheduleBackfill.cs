using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Operations;

/// <summary>
/// Lists the runs of a backfill: one run for each scheduled time whose interval starts within a range, both ends included. Each run has the
/// argument that its schedule would send, so it cannot differ from a live run.
/// </summary>
public static class ScheduleBackfill
{
    /// <summary>More runs are an error.</summary>
    public const int MaxRuns = 10_000;

    /// <summary>Further runs are not counted.</summary>
    private const int MaxCounted = 100_000;

    /// <summary>Lists the runs of every schedule, or of the schedule with the name <paramref name="only"/>.</summary>
    public static ScheduleForecast Create(BoundPipeline pipeline, ICron cron, ScheduleBound from, ScheduleBound to, string? only = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(cron);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var runs = new List<ScheduledRun>();
        var diagnostics = new DiagnosticBag();
        foreach (var selected in ScheduleSelection.Select(pipeline, only, diagnostics))
        {
            if (selected.Open(cron, out var zone, out var reason) is not { } calendar)
            {
                diagnostics.Add(BackfillDiagnostics.NotListed.At(
                    selected.Schedule.LocationOf(DefinitionKeys.Cron),
                    $"the times of the schedule {Quoted.Text(selected.Name)} are not known: {reason}"));
            }
            else if (to.In(zone) < from.In(zone))
            {
                var why = $"the range ends at {to}, before it begins at {from}";
                diagnostics.Add(BackfillDiagnostics.NotListed.At(Location.None, why));
                break; // the same for every other schedule
            }
            else if (List(selected, calendar, from.In(zone), to.In(zone)) is { Count: <= MaxRuns } listed)
            {
                runs.AddRange(listed);
            }
            else
            {
                diagnostics.Add(BackfillDiagnostics.TooManyRuns.At(
                    selected.Schedule.LocationOf(DefinitionKeys.Cron),
                    Quoted.Text(selected.Name),
                    CountText(Runs(selected, calendar, from.In(zone), to.In(zone)).Take(MaxCounted + 1).Count()),
                    CountText(MaxRuns)));
            }
        }

        return new ScheduleForecast(diagnostics.HasErrors ? [] : runs, diagnostics.Items);
    }

    private static List<ScheduledRun> List(ScheduleSelection selected, ScheduleCalendar calendar, DateTimeOffset from, DateTimeOffset to) =>
        [.. Runs(selected, calendar, from, to).Take(MaxRuns + 1).Select(selected.Describe)];

    /// <summary>
    /// The runs. An interval never starts after the scheduled time, and at most the length of its window before it; the interval
    /// of <c>since_last</c> starts at the scheduled time before, however long ago that is.
    /// </summary>
    private static IEnumerable<RunTime> Runs(
        ScheduleSelection selected,
        ScheduleCalendar calendar,
        DateTimeOffset from,
        DateTimeOffset to)
    {
        var isSinceLast = selected.Schedule.Window == ScheduleWindow.SinceLast;
        var end = LatestEnd(to, selected.Schedule.Window);
        foreach (var time in calendar.RunsFrom(from).TakeWhile(t => isSinceLast || t.ScheduledTime <= end))
        {
            if (time.IntervalStart >= from && time.IntervalStart <= to)
            {
                yield return time;
            }
            else if (isSinceLast && time.IntervalStart > to)
            {
                yield break;
            }
        }
    }

    private static DateTimeOffset LatestEnd(DateTimeOffset to, ScheduleWindow? window)
    {
        var days = window switch
        {
            ScheduleWindow.PreviousHour => 2,
            ScheduleWindow.PreviousWeek => 16,
            ScheduleWindow.PreviousMonth => 64,
            _ => 4, // two days, and the hours that clocks repeat
        };
        return DateTimeOffset.MaxValue - to > TimeSpan.FromDays(days) ? to.AddDays(days) : DateTimeOffset.MaxValue;
    }

    private static string CountText(int count) => count > MaxCounted
        ? "more than " + MaxCounted.ToString("N0", CultureInfo.InvariantCulture)
        : count.ToString("N0", CultureInfo.InvariantCulture);
}
