namespace Aef.Google.Rest.Executions;

/// <summary>Exception describes why the step entry failed.</summary>
public sealed record StepException
{
    /// <summary>Error message represented as a JSON string.</summary>
    public string? Payload { get; init; }
}
