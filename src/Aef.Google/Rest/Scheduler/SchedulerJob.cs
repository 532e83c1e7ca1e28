using Aef.Google.Rest.Common;

namespace Aef.Google.Rest.Scheduler;

/// <summary>Configuration for a job.</summary>
public sealed record SchedulerJob
{
    /// <summary>App Engine HTTP target.</summary>
    public AppEngineHttpTarget? AppEngineHttpTarget { get; init; }

    /// <summary>The deadline for job attempts.</summary>
    public TimeSpan? AttemptDeadline { get; init; }

    /// <summary>Optionally caller-specified in CreateJob or UpdateJob.</summary>
    public string? Description { get; init; }

    /// <summary>HTTP target.</summary>
    public HttpTarget? HttpTarget { get; init; }

    /// <summary>The time the last job attempt started. Output only.</summary>
    public DateTimeOffset? LastAttemptTime { get; init; }

    /// <summary>Optionally caller-specified in CreateJob, after which it becomes output only.</summary>
    public string? Name { get; init; }

    /// <summary>Pub/Sub target.</summary>
    public PubsubTarget? PubsubTarget { get; init; }

    /// <summary>Settings that determine the retry behavior.</summary>
    public RetryConfig? RetryConfig { get; init; }

    /// <summary>Whether or not this Job satisfies the requirements of physical zone separation. Output only.</summary>
    public bool? SatisfiesPzs { get; init; }

    /// <summary>Required, except when used with UpdateJob.</summary>
    public string? Schedule { get; init; }

    /// <summary>The next time the job is scheduled. Output only.</summary>
    public DateTimeOffset? ScheduleTime { get; init; }

    /// <summary>State of the job. Output only.</summary>
    public string? State { get; init; }

    /// <summary>The response from the target for the last attempted execution. Output only.</summary>
    public Status? Status { get; init; }

    /// <summary>Specifies the time zone to be used in interpreting schedule.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The creation time of the job. Output only.</summary>
    public DateTimeOffset? UserUpdateTime { get; init; }
}
