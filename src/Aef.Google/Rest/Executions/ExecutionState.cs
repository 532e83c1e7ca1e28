namespace Aef.Google.Rest.Executions;

/// <summary>Values of <c>state</c>. A value that is not here may come from a newer version of the API.</summary>
public static class ExecutionState
{
    /// <summary>Invalid state.</summary>
    public const string StateUnspecified = "STATE_UNSPECIFIED";

    /// <summary>The execution is in progress.</summary>
    public const string Active = "ACTIVE";

    /// <summary>The execution finished successfully.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>The execution failed with an error.</summary>
    public const string Failed = "FAILED";

    /// <summary>The execution was stopped intentionally.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>Execution data is unavailable.</summary>
    public const string Unavailable = "UNAVAILABLE";

    /// <summary>Request has been placed in the backlog for processing at a later time.</summary>
    public const string Queued = "QUEUED";
}
