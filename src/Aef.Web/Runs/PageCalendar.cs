using Aef.Adapters.Schedules;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Runs.History;
using Aef.Web.Workspaces;

namespace Aef.Web.Runs;

/// <summary>When the schedules of all pipelines are due, with the recorded runs.</summary>
internal sealed class PageCalendar(PageWorkspace workspace, PageRuns runs, TimeProvider clock)
{
    /// <summary>The most times of a schedule between two days; more are left out.</summary>
    public const int MaxTimes = 500;

    /// <summary>
    /// The times from <paramref name="from"/> to <paramref name="to"/>, in their order. A schedule has missed a time only after its first
    /// recorded run: before, nothing was expected of it.
    /// </summary>
    public IReadOnlyList<CalendarEntry> List(DateTimeOffset from, DateTimeOffset to)
    {
        var now = clock.GetUtcNow();
        var entries = new List<CalendarEntry>();
        foreach (var entry in workspace.List())
        {
            if (entry.Loaded.Bound is not { } bound || bound.Source.Schedules.Count == 0)
            {
                continue;
            }

            var recorded = runs.List(new RunQuery { Pipeline = bound.Name }).Where(r => r.Schedule is not null).ToLookup(r => r.Schedule);
            foreach (var schedule in bound.Source.Schedules)
            {
                var name = schedule.Name ?? bound.Name;
                var done = recorded[name].Select(r => (Time: TimeOf(r.ScheduledTime), Run: r))
                    .Where(r => r.Time is not null)
                    .GroupBy(r => r.Time!.Value, r => r.Run) // filtered above
                    .ToDictionary(g => g.Key, g => g.First());
                var first = done.Keys.DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
                var forecast = ScheduleForecast.Create(bound, new CronosCron(), new ScheduleBound(from), MaxTimes, name);
                var due = forecast.Runs.Where(r => r.ScheduledTime <= to);
                entries.AddRange(due.Select(r => new CalendarEntry(entry.Key, name, r.ScheduledTime)
                {
                    Run = done.GetValueOrDefault(r.ScheduledTime),
                    IsMissed = r.ScheduledTime <= now && r.ScheduledTime > first && !done.ContainsKey(r.ScheduledTime),
                    IsPaused = r.State != ScheduleState.Enabled,
                }));
            }
        }

        return [.. entries.OrderBy(e => e.Time).ThenBy(e => e.Pipeline, StringComparer.Ordinal)];
    }

    private static DateTimeOffset? TimeOf(string? text) => DateTimeOffset.TryParse(text, out var time) ? time.ToUniversalTime() : null;
}
