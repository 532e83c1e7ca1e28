using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Findings about the expressions of a definition: what they speak of.</summary>
public static class NameDiagnostics
{
    /// <summary>A name that nothing has.</summary>
    public static readonly DiagnosticDescriptor Unbound = Error("AEF2024", "A name that cannot be bound", "{0}: {1}.{2}", "Expressions know inputs, variables, steps.JOB_ID.status and .output, run and platform.");

    /// <summary>A step that may not have ended.</summary>
    public static readonly DiagnosticDescriptor NotEnded = Error("AEF2025", "The step may not have ended", "The step {0} has not surely ended here, so that it has no {1} yet.", "Steps before it in its thread, and all steps of earlier levels, have ended.");

    /// <summary>A function that does not exist, or is called wrongly.</summary>
    public static readonly DiagnosticDescriptor Function = Error("AEF2026", "A call that cannot be made", "{0}: {1}.{2}");

    /// <summary>A condition that is no expression.</summary>
    public static readonly DiagnosticDescriptor NotACondition = Error("AEF2027", "A condition that is a text", "The condition {0} is a text, which is neither true nor false.", "Write the whole condition as one expression: ${…}.");

    /// <summary>An expression without an end.</summary>
    public static readonly DiagnosticDescriptor NotClosed = Error("AEF2028", "An expression has no end", "The expression that begins here has no closing brace.", "Write ${…}.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
