using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>
/// The policies of the library: <c>http.default_retry</c>, <c>http.default_retry_non_idempotent</c> and <c>retry.default_backoff</c>.
/// </summary>
internal static class RetryDefaults
{
    public const int MaxRetries = Language.Estimation.StepCosts.LibraryRetries;
    public const double InitialDelay = 1;
    public const double MaxDelay = 60;
    public const double Multiplier = 1.25;

    /// <summary>The value of an object of the library such as <c>http.default_retry</c>.</summary>
    public static WorkflowValue ValueOf(string name) => name switch
    {
        "retry.default_backoff" => Backoff(),
        "http.default_retry" => Policy("http.default_retry_predicate"),
        "http.default_retry_non_idempotent" => Policy("http.default_retry_predicate_non_idempotent"),
        _ => WorkflowValue.OfFunction(name),
    };

    private static WorkflowValue Policy(string predicate) =>
        WorkflowValue.FromMap(("predicate", WorkflowValue.OfFunction(predicate)), ("max_retries", MaxRetries), ("backoff", Backoff()));

    private static WorkflowValue Backoff() =>
        WorkflowValue.FromMap(("initial_delay", InitialDelay), ("max_delay", MaxDelay), ("multiplier", Multiplier));
}
