using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about values of a pipeline that are declared in vain, or not as expected.</summary>
internal static class InputHintDiagnostics
{
    /// <summary>Variable that is never used.</summary>
    public static readonly DiagnosticDescriptor UnusedVariable = Warning(
        "AEF3048",
        "Variable that is never used",
        "The variable {0} is never used.",
        "Remove it, or use variables.NAME in an expression.");

    /// <summary>Input that is never used.</summary>
    public static readonly DiagnosticDescriptor UnusedInput = new(
        "AEF3049",
        DiagnosticSeverity.Info,
        "Input that is never used",
        "The input {0} is never used.",
        "Remove it, or use inputs.NAME in an expression.");

    /// <summary>Doubtful declaration of an input.</summary>
    public static readonly DiagnosticDescriptor Doubtful = Warning(
        "AEF3050",
        "Doubtful declaration of an input",
        "The input {0} {1}.",
        "Correct the declaration.");

    /// <summary>Failure that is never retried.</summary>
    public static readonly DiagnosticDescriptor NeverRetried = new(
        "AEF3051",
        DiagnosticSeverity.Error,
        "Failure that is never retried",
        "Failures of the kind {0} are never retried: {1}.",
        "Remove the kind from retry.on.");

    private static DiagnosticDescriptor Warning(string code, string title, string message, string remedy) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
