using Aef.Google.Rest.Executions;

namespace Aef.Google.Executions;

/// <summary>What came of a start.</summary>
/// <param name="RequestId">The id of the start, the value of the label <c>aef-request</c>.</param>
/// <param name="Execution">The execution; null if it may have been started.</param>
/// <param name="Reason">Why it is not known whether the execution was started; null if it was.</param>
public sealed record ExecutionStart(string RequestId, Execution? Execution, string? Reason)
{
    /// <summary>True if nobody knows whether the execution was started. It must not be started again without a look.</summary>
    public bool MayHaveBeenStarted => Execution is null;
}
