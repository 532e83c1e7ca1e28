namespace Aef.Google.Rest.Executions;

/// <summary>Describes an error related to the current state of the Execution resource.</summary>
public sealed record ExecutionStateError
{
    /// <summary>Provides specifics about the error.</summary>
    public string? Details { get; init; }

    /// <summary>The type of this state error.</summary>
    public string? Type { get; init; }
}
