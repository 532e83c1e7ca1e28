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
        "Expressions can use inputs, variables, steps.JOB_ID.status and .output, run, platform, and in \"with\" secrets.");

    /// <summary>Unknown name in an executor entry.</summary>
    public static readonly DiagnosticDescriptor UnboundInEntry = new(
        "AEF2089",
        DiagnosticSeverity.Error,
        "Unknown name in an executor entry",
        "Cannot resolve {0}: {1}.{2}",
        "Entries can use parameters, job, run and platform everywhere, before.NAME after that call, answer in value, id, state, message, " +
        "warning and output, error in sure_when, and job.async_job_id after the start.");

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
        "Condition is not true or false",
        "The condition {0} is {1}, which is neither true nor false.",
        "Write the whole condition as one expression: ${…}.");

    /// <summary>Unclosed expression.</summary>
    public static readonly DiagnosticDescriptor NotClosed = Error(
        "AEF2028",
        "Unclosed expression",
        "The expression that begins here has no closing brace.",
        "Write ${…}.");

    /// <summary>Value cannot be part of a string.</summary>
    public static readonly DiagnosticDescriptor NotText = Error(
        "AEF2029",
        "Value cannot be part of a string",
        "The expression is {0}, which cannot be inserted into a string.",
        "Insert strings, numbers and booleans. Convert other values first, for example with json.encode_to_string.");

    /// <summary>Impossible status.</summary>
    public static readonly DiagnosticDescriptor ImpossibleStatus = Error(
        "AEF2030",
        "Impossible status",
        "The status of a step is never {0}.{1}",
        "A status is succeeded, failed or skipped.");

    /// <summary>Comparison of different types.</summary>
    public static readonly DiagnosticDescriptor MixedTypes = new(
        "AEF2031",
        DiagnosticSeverity.Warning,
        "Comparison of different types",
        "A comparison of {0} with {1} has the same result in every run; which result depends on the target.",
        "Compare values of one type; string(x), int(x) and double(x) convert.");

    /// <summary>Order of strings.</summary>
    public static readonly DiagnosticDescriptor StringOrder = new(
        "AEF2032",
        DiagnosticSeverity.Warning,
        "Order of strings",
        "Targets disagree about the order of strings.",
        "Compare times with time.parse(x), and numbers with int(x) or double(x).");

    /// <summary>Step without output.</summary>
    public static readonly DiagnosticDescriptor NoOutput = Error(
        "AEF2033",
        "Step without output",
        "The step {0} has no output: its function starts a job and returns only the id of the job.",
        "Read the output of a sync step or of a workflows step; use status to find out how this step ended.");

    /// <summary>All inputs at once, with a secret.</summary>
    public static readonly DiagnosticDescriptor SecretInput = Error(
        "AEF2060",
        "All inputs at once, with a secret",
        "Cannot read {0} here: {1}.",
        "Read each input by name: inputs.NAME.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
