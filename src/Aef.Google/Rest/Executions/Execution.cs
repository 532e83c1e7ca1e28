namespace Aef.Google.Rest.Executions;

/// <summary>A running instance of a Workflow.</summary>
public sealed record Execution
{
    /// <summary>Input parameters of the execution represented as a JSON string.</summary>
    public string? Argument { get; init; }

    /// <summary>The call logging level associated to this execution.</summary>
    public string? CallLogLevel { get; init; }

    /// <summary>Marks the creation of the execution. Output only.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>If set to true, the execution will not be backlogged when the concurrency quota is exhausted.</summary>
    public bool? DisableConcurrencyQuotaOverflowBuffering { get; init; }

    /// <summary>Measures the duration of the execution. Output only.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Marks the end of execution, successful or not. Output only.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The error which caused the execution to finish prematurely. Output only.</summary>
    public ExecutionError? Error { get; init; }

    /// <summary>Describes the execution history level to apply to this execution.</summary>
    public string? ExecutionHistoryLevel { get; init; }

    /// <summary>Labels associated with this execution.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>The resource name of the execution. Output only.</summary>
    public string? Name { get; init; }

    /// <summary>Output of the execution represented as a JSON string. Output only.</summary>
    public string? Result { get; init; }

    /// <summary>Marks the beginning of execution. Output only.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Current state of the execution. Output only.</summary>
    public string? State { get; init; }

    /// <summary>Error regarding the state of the Execution resource. Output only.</summary>
    public ExecutionStateError? StateError { get; init; }

    /// <summary>Status tracks the current steps and progress data of this execution. Output only.</summary>
    public ExecutionStatus? Status { get; init; }

    /// <summary>Revision of the workflow this execution is using. Output only.</summary>
    public string? WorkflowRevisionId { get; init; }
}
