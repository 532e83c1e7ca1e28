using Aef.Workflows.Diagnostics;

namespace Aef.Workflows.Analysis;

/// <summary>Findings about what can be deployed but is likely not meant.</summary>
public static class HintDiagnostics
{
    /// <summary>No path leads to the step.</summary>
    public static readonly DiagnosticDescriptor Unreachable = Warning("AEF5150", "Step is never reached", "No path leads to step '{0}'.", "Take it out, or jump to it.");

    /// <summary>A variable is set and never read.</summary>
    public static readonly DiagnosticDescriptor NeverRead = Warning("AEF5151", "Variable is never read", "The variable '{0}' of routine '{1}' is set, but never read.");

    /// <summary>A text holds an expression that is not evaluated.</summary>
    public static readonly DiagnosticDescriptor TextWithExpression = Warning(
        "AEF5152", "Text that looks like an expression", "'{0}' is a plain text: only a value that is an expression as a whole is evaluated.", "Write one expression: ${\"...\" + x}.");

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
