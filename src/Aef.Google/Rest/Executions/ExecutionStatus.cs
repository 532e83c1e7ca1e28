namespace Aef.Google.Rest.Executions;

/// <summary>Represents the current status of this execution.</summary>
public sealed record ExecutionStatus
{
    /// <summary>A list of currently executing or last executed step names for the workflow execution currently running.</summary>
    public IReadOnlyList<ExecutionStep>? CurrentSteps { get; init; }
}
