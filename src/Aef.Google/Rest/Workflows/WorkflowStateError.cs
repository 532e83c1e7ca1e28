namespace Aef.Google.Rest.Workflows;

/// <summary>Describes an error related to the current state of the workflow.</summary>
public sealed record WorkflowStateError
{
    /// <summary>Provides specifics about the error.</summary>
    public string? Details { get; init; }

    /// <summary>The type of this state error.</summary>
    public string? Type { get; init; }
}
