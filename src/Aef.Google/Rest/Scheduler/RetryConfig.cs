namespace Aef.Google.Rest.Scheduler;

/// <summary>Settings that determine the retry behavior.</summary>
public sealed record RetryConfig
{
    /// <summary>The maximum amount of time to wait before retrying a job after it fails.</summary>
    public TimeSpan? MaxBackoffDuration { get; init; }

    /// <summary>The time between retries will double max_doublings times.</summary>
    public int? MaxDoublings { get; init; }

    /// <summary>The time limit for retrying a failed job, measured from the time when an execution was first attempted.</summary>
    public TimeSpan? MaxRetryDuration { get; init; }

    /// <summary>The minimum amount of time to wait before retrying a job after it fails.</summary>
    public TimeSpan? MinBackoffDuration { get; init; }

    /// <summary>
    /// The number of attempts that the system will make to run a job using the exponential backoff procedure described by
    /// max_doublings.
    /// </summary>
    public int? RetryCount { get; init; }
}
