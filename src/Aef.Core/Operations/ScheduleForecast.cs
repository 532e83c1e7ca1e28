using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Operations;

/// <summary>The next runs of the schedules of a pipeline.</summary>
/// <param name="Runs">The runs, by schedule and in order of their times.</param>
/// <param name="Diagnostics">What cannot be computed.</param>
public sealed record ScheduleForecast(IReadOnlyList<ScheduledRun> Runs, IReadOnlyList<Diagnostic> Diagnostics)
{
    private const string Utc = "UTC";

    /// <summary>True if there is nothing to compute.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>
    /// Computes the next <paramref name="count"/> runs of each schedule from a time on, or of the schedule with the name
    /// <paramref name="only"/>.
    /// </summary>
    public static ScheduleForecast Create(BoundPipeline pipeline, ICron cron, DateTimeOffset from, int count, string? only = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(cron);
        var runs = new List<ScheduledRun>();
        var diagnostics = new DiagnosticBag();
        var schedules = pipeline.Source.Schedules.Where(s => only is null || NameOf(s, pipeline) == only).ToList();
        if (schedules.Count == 0)
        {
            diagnostics.Add(ForecastDiagnostics.NoSchedule.At(
                pipeline.Source.Location,
                only is null ? string.Empty : $" with the name {Quoted.Text(only)}",
                only is null ? string.Empty : Spelling.Suggest(only, pipeline.Source.Schedules.Select(s => NameOf(s, pipeline)))));
        }

        foreach (var schedule in schedules)
        {
            var (name, zoneName) = (NameOf(schedule, pipeline), schedule.TimeZone ?? Utc);
            if (WhyNotKnown(schedule, zoneName, out var zone) is { } reason)
            {
                diagnostics.Add(ForecastDiagnostics.TimesNotKnown.At(schedule.LocationOf(DefinitionKeys.Cron), Quoted.Text(name), reason));
                continue;
            }

            var calendar = new ScheduleCalendar(schedule, zone, cron);
            runs.AddRange(calendar.TimesFrom(from)
                .Take(count)
                .Select(t => new ScheduledRun(name, zoneName, schedule.Enable ?? ScheduleState.Enabled, calendar.RunAt(t))));
        }

        return new ScheduleForecast(runs, diagnostics.Items);
    }

    private static string NameOf(PipelineSchedule schedule, BoundPipeline pipeline) => schedule.Name ?? pipeline.Name;

    private static string? WhyNotKnown(PipelineSchedule schedule, string zoneName, out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;
        if (CronSchedule.Parse(schedule.Cron ?? string.Empty) is null)
        {
            return $"{Quoted.Text(schedule.Cron ?? string.Empty)} counts from when Cloud Scheduler starts it";
        }

        if (zoneName is not Utc && !TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out zone!))
        {
            return $"this computer has no data of the time zone {Quoted.Text(zoneName)}; install tzdata";
        }

        return null;
    }
}
