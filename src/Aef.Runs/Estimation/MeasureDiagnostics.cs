using Aef.Documents.Diagnostics;

namespace Aef.Runs.Estimation;

/// <summary>The findings of measures.</summary>
internal static class MeasureDiagnostics
{
    public static readonly DiagnosticDescriptor NearLimit = new(
        "AEF4130",
        DiagnosticSeverity.Warning,
        "Near a limit of Cloud Workflows",
        "{0}: {1} of {2}, which is {3} %; {4}");

    public static readonly DiagnosticDescriptor OverLimit = new(
        "AEF4131",
        DiagnosticSeverity.Error,
        "Above a limit of Cloud Workflows",
        "{0}: {1}, and Cloud Workflows takes at most {2}; {3}");

    public static readonly DiagnosticDescriptor OverAtWorst = new(
        "AEF4132",
        DiagnosticSeverity.Warning,
        "Above a limit of Cloud Workflows at worst",
        "{0}: {1}, and Cloud Workflows takes at most {2}; {3}");

    public static readonly DiagnosticDescriptor NoBound = new(
        "AEF4133",
        DiagnosticSeverity.Info,
        "No bound of executed steps",
        "How many steps a run executes at most cannot be known: {0} may go on without end",
        "Cloud Workflows ends an execution after 100,000 steps.");
}
