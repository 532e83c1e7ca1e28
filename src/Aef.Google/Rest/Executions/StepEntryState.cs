namespace Aef.Google.Rest.Executions;

/// <summary>Values of <c>state</c>. A value that is not here may come from a newer version of the API.</summary>
public static class StepEntryState
{
    /// <summary>Invalid state.</summary>
    public const string Unspecified = "STATE_UNSPECIFIED";

    /// <summary>The step entry is in progress.</summary>
    public const string InProgress = "STATE_IN_PROGRESS";

    /// <summary>The step entry finished successfully.</summary>
    public const string Succeeded = "STATE_SUCCEEDED";

    /// <summary>The step entry failed with an error.</summary>
    public const string Failed = "STATE_FAILED";

    /// <summary>The step entry is cancelled.</summary>
    public const string Cancelled = "STATE_CANCELLED";
}
