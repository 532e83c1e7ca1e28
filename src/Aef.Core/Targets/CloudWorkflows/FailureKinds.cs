using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The kinds of failure that the support library distinguishes; <c>retry.on</c> names those to retry.</summary>
internal static class FailureKinds
{
    /// <summary>The kind of a step that was running when the run reached <c>timeout_minutes</c>; nothing retries it.</summary>
    public const string RunTimeout = "RunTimeout";

    /// <summary>The kind of the record of a step that the end of the run has prevented from starting; no report contains it.</summary>
    public const string NotStarted = "NotStarted";

    /// <summary>The kind of a step with an expression that cannot be evaluated.</summary>
    public const string ExpressionError = "ExpressionError";

    /// <summary>The kind of a step whose job has succeeded, but whose output has no room.</summary>
    public const string OutputTooLarge = "OutputTooLarge";

    /// <summary>All kinds that can be retried, as records of failures spell them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [
            "JobFailed", "TimeoutError", "StartRefused", "StartUnknown", "StatusRefused", "StatusLost", "StateUnknown", "SecretError",
            "InternalError",
        ];

    /// <summary>The kinds that another attempt cannot change, with the reason.</summary>
    public static IReadOnlyList<(string Kind, string Reason)> NeverRetried { get; } =
    [
        (ExpressionError, "expressions are evaluated once per step, and the values that they read do not change"),
        (OutputTooLarge, "the job has succeeded, and would run a second time"),
    ];

    /// <summary>The kinds that a policy names; an empty list means every kind.</summary>
    internal static EquatableList<string> Of(RetryPolicy? retry) => Named(retry).Select(n => n.Text).ToEquatableList();

    /// <summary>The nodes that name kinds.</summary>
    internal static IEnumerable<ScalarNode> Named(RetryPolicy? retry) => retry?.On switch
    {
        ScalarNode { ScalarKind: ScalarKind.String } one => [one],
        SequenceNode several => several.Items.OfType<ScalarNode>(),
        _ => [],
    };
}
