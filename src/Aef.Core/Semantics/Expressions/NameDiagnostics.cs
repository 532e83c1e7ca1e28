using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Diagnostics about the names in the expressions of a definition.</summary>
internal static class NameDiagnostics
{
    /// <summary>Unknown name in an expression.</summary>
    public static readonly DiagnosticDescriptor Unbound = Error(
        "AEF2024",
        "Unknown name in an expression",
        "Cannot resolve {0}: {1}.{2}",
        "Expressions can use inputs, variables, steps.JOB_ID.status and .output, run, and platform.");

    /// <summary>The step may not have ended.</summary>
    public static readonly DiagnosticDescriptor NotEnded = Error(
        "AEF2025",
        "The step may not have ended",
        "The step {0} may not have ended here, so its {1} may not exist yet.",
        "Only earlier steps in the same thread and steps in earlier levels are certain to have ended.");

    /// <summary>Invalid function call.</summary>
    public static readonly DiagnosticDescriptor Function = Error("AEF2026", "Invalid function call", "Cannot call {0}: {1}.{2}");

    /// <summary>Condition is a string.</summary>
    public static readonly DiagnosticDescriptor NotACondition = Error(
        "AEF2027",
        "Condition is a string",
        "The condition {0} is a string, which is neither true nor false.",
        "Write the whole condition as one expression: ${…}.");

    /// <summary>Unclosed expression.</summary>
    public static readonly DiagnosticDescriptor NotClosed = Error(
        "AEF2028",
        "Unclosed expression",
        "The expression that begins here has no closing brace.",
        "Write ${…}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
