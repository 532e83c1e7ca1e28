using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Effects;

/// <summary>A call that leaves the engine: <c>http.*</c>, <c>googleapis.*</c> or <c>experimental.executions.*</c>.</summary>
/// <param name="Id">The number of the effect in its execution.</param>
/// <param name="FiberId">The fiber that calls.</param>
/// <param name="Function">The name of the function as written, such as <c>http.post</c>.</param>
/// <param name="Arguments">The arguments by name.</param>
/// <param name="Http">The request of an <c>http.*</c> function; null for others.</param>
/// <param name="Timeout">The time after which the host returns <see cref="WorkflowErrors.Timeout"/> instead of the answer.</param>
public sealed record CallEffect(
    long Id,
    int FiberId,
    string Function,
    WorkflowValue Arguments,
    HttpRequest? Http,
    TimeSpan Timeout) : WorkflowEffect(Id, FiberId)
{
    /// <summary>The step that calls.</summary>
    public StepInfo? Step { get; init; }

    /// <summary>The purpose of the call, from <see cref="EngineOptions.CallContexts"/>; null without a source.</summary>
    public CallContext? Context { get; init; }
}
