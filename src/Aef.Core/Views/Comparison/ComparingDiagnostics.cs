using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Comparison;

/// <summary>The findings of comparing.</summary>
internal static class ComparingDiagnostics
{
    public static readonly DiagnosticDescriptor NoIdentity = new(
        "AEF1915",
        DiagnosticSeverity.Warning,
        "Steps that cannot be told apart",
        "{0}; such steps are compared by what they say and where they stand",
        "Give every step a JOB_ID of its own.");
}
