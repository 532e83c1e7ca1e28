namespace Aef.Google.Rest.Executions;

/// <summary>Represents a step of the workflow this execution is running.</summary>
public sealed record ExecutionStep
{
    /// <summary>Name of a routine within the workflow.</summary>
    public string? Routine { get; init; }

    /// <summary>Name of a step within the routine.</summary>
    public string? Step { get; init; }
}
