namespace Aef.Google.Executions;

/// <summary>What changed in an execution.</summary>
public enum JobChangeKind
{
    /// <summary>A level has begun.</summary>
    LevelStarted,

    /// <summary>A job has begun.</summary>
    JobStarted,

    /// <summary>A job has ended. Whether it failed with <c>continue_if_fail</c> is known when the execution ends.</summary>
    JobSucceeded,

    /// <summary>A job has failed.</summary>
    JobFailed,
}
