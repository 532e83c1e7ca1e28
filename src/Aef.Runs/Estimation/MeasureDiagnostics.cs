using Aef.Documents.Diagnostics;

namespace Aef.Runs.Estimation;

/// <summary>Diagnostics of measurements.</summary>
internal static class MeasureDiagnostics
{
    public static readonly DiagnosticDescriptor NearLimit = new(
        "AEF4130",
        DiagnosticSeverity.Warning,
        "Near a limit of Cloud Workflows",
        "{0}: {1} of {2} ({3}%). To stay below the limit, {4}.");

    public static readonly DiagnosticDescriptor OverLimit = new(
        "AEF4131",
        DiagnosticSeverity.Error,
        "Above a limit of Cloud Workflows",
        "{0}: {1}, but Cloud Workflows allows at most {2}. To stay below the limit, {3}.");

    public static readonly DiagnosticDescriptor OverAtWorst = new(
        "AEF4132",
        DiagnosticSeverity.Warning,
        "Above a limit of Cloud Workflows in the worst case",
        "{0}: {1}, but Cloud Workflows allows at most {2}. To stay below the limit, {3}.");

    public static readonly DiagnosticDescriptor NoBound = new(
        "AEF4133",
        DiagnosticSeverity.Info,
        "Number of executed steps is unbounded",
        "The maximum number of executed steps is unknown: {0} can repeat any number of times.",
        "Cloud Workflows ends an execution after 100,000 steps.");

    public static readonly DiagnosticDescriptor ContinuedFailure = new(
        "AEF4134",
        DiagnosticSeverity.Warning,
        "Step fails in the measured run",
        "{0} fails in the run that is measured, which continues: {1}. The duration, the steps and the price are not those of a success.",
        "If the cause is a sample value, set the inputs. If an API has no such answer, describe its answers in a file for --mocks "
        + "(-MockPath).");
}
