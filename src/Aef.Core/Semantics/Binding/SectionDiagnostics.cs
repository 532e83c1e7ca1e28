using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>Diagnostics about NEXT and the steps of <c>on_failure</c> and <c>finally</c>.</summary>
internal static class SectionDiagnostics
{
    /// <summary>NEXT in on_failure or finally.</summary>
    public static readonly DiagnosticDescriptor Next = new(
        "AEF2040",
        DiagnosticSeverity.Error,
        "NEXT in on_failure or finally",
        "NEXT is not allowed in {0}: its steps run in order, each regardless of the previous one's outcome.",
        "Remove NEXT. To skip a step, use a condition (when).");

    /// <summary>NEXT names a step of on_failure or finally.</summary>
    public static readonly DiagnosticDescriptor NextToSection = new(
        "AEF2041",
        DiagnosticSeverity.Error,
        "NEXT names a step of on_failure or finally",
        "NEXT cannot jump to {0} in {1}: these steps run only when the levels have ended.",
        "Name a step of the levels, or remove NEXT.");
}
