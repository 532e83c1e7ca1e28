using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Operations;

/// <summary>The next runs of the schedules of a pipeline, or the runs of a backfill.</summary>
/// <param name="Runs">The runs, by schedule and in order of their times.</param>
/// <param name="Diagnostics">What cannot be computed.</param>
public sealed record ScheduleForecast(IReadOnlyList<ScheduledRun> Runs, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True if there is nothing to compute.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>
    /// Computes the next <paramref name="count"/> runs of each schedule from a time on, or of the schedule with the name
    /// <paramref name="only"/>.
    /// </summary>
    public static ScheduleForecast Create(BoundPipeline pipeline, ICron cron, DateTimeOffset from, int count, string? only = null) =>
        Create(pipeline, cron, new ScheduleBound(from), count, only);

    /// <summary>The same from a date or a time, which can be in the time zone of each schedule.</summary>
    public static ScheduleForecast Create(BoundPipeline pipeline, ICron cron, ScheduleBound from, int count, string? only = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(cron);
        ArgumentNullException.ThrowIfNull(from);
        var runs = new List<ScheduledRun>();
        var diagnostics = new DiagnosticBag();
        foreach (var selected in ScheduleSelection.Select(pipeline, only, diagnostics))
        {
            if (selected.Open(cron, out var zone, out var reason) is { } calendar)
            {
                runs.AddRange(calendar.RunsFrom(from.In(zone)).Take(count).Select(selected.Describe));
            }
            else
            {
                diagnostics.Add(ForecastDiagnostics.TimesNotKnown.At(
                    selected.Schedule.LocationOf(Pipelines.Model.DefinitionKeys.Cron),
                    Quoted.Text(selected.Name),
                    reason));
            }
        }

        return new ScheduleForecast(runs, diagnostics.Items);
    }

    /// <summary>False for a warning about a schedule that was not selected by its name.</summary>
    public static bool Concerns(Diagnostic diagnostic, BoundPipeline pipeline, string? only)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        ArgumentNullException.ThrowIfNull(pipeline);
        return ScheduleSelection.Concerns(diagnostic, pipeline, only);
    }
}
