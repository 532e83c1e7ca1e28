using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Effects;

/// <summary>A call that leaves the engine: <c>http.*</c>, <c>googleapis.*</c> or <c>experimental.executions.*</c>.</summary>
/// <param name="Id">The number of the effect in its execution.</param>
/// <param name="FiberId">The fiber that calls.</param>
/// <param name="Function">The name of the function as written, such as <c>http.post</c>.</param>
/// <param name="Arguments">The arguments by name.</param>
/// <param name="Http">The request when the function is one of <c>http.*</c>; null for others.</param>
/// <param name="Timeout">How long the host waits for the answer before it returns <see cref="WorkflowErrors.Timeout"/>.</param>
public sealed record CallEffect(long Id, int FiberId, string Function, WorkflowValue Arguments, HttpRequest? Http, TimeSpan Timeout) : WorkflowEffect(Id, FiberId)
{
    /// <summary>The step that calls.</summary>
    public StepInfo? Step { get; init; }

    /// <summary>What the call is made for, as <see cref="EngineOptions.CallContexts"/> describes it; null when nothing does.</summary>
    public CallContext? Context { get; init; }
}
