using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <summary>An execution that has ended, or the state of a running one.</summary>
/// <param name="Id">The id of the execution.</param>
/// <param name="State">Its state.</param>
/// <param name="StartTime">When it started: the time of the first <see cref="WorkflowEngine.Advance"/>.</param>
/// <param name="EndTime">When it ended; null while it is running.</param>
/// <param name="Argument">The argument.</param>
/// <param name="Result">The returned value when <paramref name="State"/> is Succeeded; null otherwise.</param>
/// <param name="Error">The error when <paramref name="State"/> is Failed or Cancelled; null otherwise.</param>
public sealed record Execution(
    string Id,
    ExecutionState State,
    DateTimeOffset StartTime,
    DateTimeOffset? EndTime,
    WorkflowValue Argument,
    WorkflowValue Result,
    ExecutionError? Error)
{
    /// <summary>Executed steps, as the service counts them for limits.</summary>
    public long StepsExecuted { get; init; }

    /// <summary>The peak size of all variables together, in bytes.</summary>
    public long PeakMemoryBytes { get; init; }
}
