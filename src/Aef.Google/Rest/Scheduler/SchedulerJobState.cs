namespace Aef.Google.Rest.Scheduler;

/// <summary>Values of <c>state</c>. A value that is not here may come from a newer version of the API.</summary>
public static class SchedulerJobState
{
    /// <summary>Unspecified state.</summary>
    public const string StateUnspecified = "STATE_UNSPECIFIED";

    /// <summary>The job is executing normally.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>The job is paused by the user.</summary>
    public const string Paused = "PAUSED";

    /// <summary>The job is disabled by the system due to error.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>The job state resulting from a failed CloudScheduler.UpdateJob operation.</summary>
    public const string UpdateFailed = "UPDATE_FAILED";
}
