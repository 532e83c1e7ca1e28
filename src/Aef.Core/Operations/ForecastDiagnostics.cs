using Aef.Documents.Diagnostics;

namespace Aef.Core.Operations;

/// <summary>Diagnostics about the next times of schedules.</summary>
public static class ForecastDiagnostics
{
    /// <summary>The pipeline has no schedule.</summary>
    public static readonly DiagnosticDescriptor NoSchedule = new(
        "AEF6194",
        DiagnosticSeverity.Error,
        "No schedule",
        "The pipeline has no schedule{0}.{1}",
        "Name a schedule of the pipeline, or add one, such as schedule: {cron: \"0 5 * * *\", time_zone: Europe/Berlin}.");

    /// <summary>The times of a schedule are not known.</summary>
    public static readonly DiagnosticDescriptor TimesNotKnown = new(
        "AEF6195",
        DiagnosticSeverity.Warning,
        "Times of a schedule are not known",
        "The times of the schedule {0} are not known: {1}.");
}
