using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Comparison;

/// <summary>Diagnostics of comparisons.</summary>
internal static class ComparingDiagnostics
{
    public static readonly DiagnosticDescriptor NoIdentity = new(
        "AEF1915",
        DiagnosticSeverity.Warning,
        "Steps without a unique JOB_ID",
        "{0}. Such steps are matched by content and position.",
        "Give each step a unique JOB_ID.");
}
