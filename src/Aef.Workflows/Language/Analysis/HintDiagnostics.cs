using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

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

    /// <summary>A loop waits for the outside and nothing in it counts or looks at the time.</summary>
    public static readonly DiagnosticDescriptor PollsForever = Warning(
        "AEF5153", "Polling that may never end", "The loop from step '{0}' to this jump waits for the outside, and nothing in it counts the rounds or looks at the time.",
        "Count the rounds, or compare sys.now() with a start, and raise an error when it has been enough.");

    /// <summary>A request that may have been carried out is made again.</summary>
    public static readonly DiagnosticDescriptor RepeatsNotIdempotent = Warning(
        "AEF5154", "A request that is not idempotent is repeated", "{1} repeats this {0} also after a timeout or a broken connection, when it may have been carried out.",
        "Use http.default_retry_non_idempotent, or give the request a key by which the server knows it again.");

    /// <summary>A connector in an expression.</summary>
    public static readonly DiagnosticDescriptor ConnectorInExpression = Warning(
        "AEF5155", "Connector in an expression", "'{0}' waits for the outside; Google documents connectors as call steps only.", "Call it in a step of its own and use its result.");

    /// <summary>A count is at 90 % of its limit or above.</summary>
    public static readonly DiagnosticDescriptor NearLimit = new(
        "AEF5156", DiagnosticSeverity.Info, "Near a limit", "{0} has {1} {2} of at most {3}.", "Make room before the next change needs it.");

    /// <summary>A number says more than the service takes.</summary>
    public static readonly DiagnosticDescriptor BeyondLimit = Warning(
        "AEF5157", "Value beyond a limit", "'{0}' is {1}; there are at most {2} {3}.", "Write what is possible.");

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
