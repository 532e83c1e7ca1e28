namespace Aef.Google.Rest.Executions;

/// <summary>Error describes why the execution was abnormally terminated.</summary>
public sealed record ExecutionError
{
    /// <summary>Human-readable stack trace string.</summary>
    public string? Context { get; init; }

    /// <summary>Error message and data returned represented as a JSON string.</summary>
    public string? Payload { get; init; }

    /// <summary>Stack trace with detailed information of where error was generated.</summary>
    public ExecutionStackTrace? StackTrace { get; init; }
}
