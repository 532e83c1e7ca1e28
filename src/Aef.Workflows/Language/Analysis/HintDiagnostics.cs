using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Diagnostics about source that can be deployed but is probably not intended.</summary>
public static class HintDiagnostics
{
    /// <summary>Unreachable step.</summary>
    public static readonly DiagnosticDescriptor Unreachable = Warning(
        "AEF5150",
        "Unreachable step",
        "No path leads to step \"{0}\".",
        "Remove the step, or jump to it.");

    /// <summary>Unused variable.</summary>
    public static readonly DiagnosticDescriptor NeverRead = Warning(
        "AEF5151",
        "Unused variable",
        "The variable \"{0}\" of routine \"{1}\" is set, but never read.");

    /// <summary>String that looks like an expression.</summary>
    public static readonly DiagnosticDescriptor TextWithExpression = Warning(
        "AEF5152",
        "String that looks like an expression",
        "\"{0}\" is a plain string: a value is evaluated only if all of it is one expression.",
        "Write one expression: ${\"...\" + x}.");

    /// <summary>Polling may never end.</summary>
    public static readonly DiagnosticDescriptor PollsForever = Warning(
        "AEF5153",
        "Polling may never end",
        "The loop from step \"{0}\" to this jump waits for an external event, but nothing in it counts the iterations or checks the time.",
        "Count the iterations, or compare sys.now() with the start time, and raise an error when the limit is reached.");

    /// <summary>Retry of a request that is not idempotent.</summary>
    public static readonly DiagnosticDescriptor RepeatsNotIdempotent = Warning(
        "AEF5154",
        "Retry of a request that is not idempotent",
        "{1} repeats this {0} after a timeout or a broken connection, even if the server has already processed it.",
        "Use http.default_retry_non_idempotent, or add a key that lets the server recognize a repeated request.");

    /// <summary>Connector in an expression.</summary>
    public static readonly DiagnosticDescriptor ConnectorInExpression = Warning(
        "AEF5155",
        "Connector in an expression",
        "\"{0}\" waits for a response; Google documents connectors only as call steps.",
        "Call it in its own step and use the result.");

    /// <summary>Near a limit.</summary>
    public static readonly DiagnosticDescriptor NearLimit = new(
        "AEF5156",
        DiagnosticSeverity.Info,
        "Near a limit",
        "{0} has {1} {2}; the limit is {3}.",
        "Reduce the number before the next change exceeds the limit.");

    /// <summary>Value above a limit.</summary>
    public static readonly DiagnosticDescriptor BeyondLimit = Warning(
        "AEF5157",
        "Value above a limit",
        "\"{0}\" is {1}; the limit is {2} {3}.",
        "Reduce the value.");

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
