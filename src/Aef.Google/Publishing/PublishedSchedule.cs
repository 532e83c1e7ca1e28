namespace Aef.Google.Publishing;

/// <summary>A schedule at Google.</summary>
/// <param name="Id">The id of the job.</param>
public sealed record PublishedSchedule(string Id)
{
    /// <summary>The cron expression, or words such as <c>every 5 minutes</c>.</summary>
    public string Schedule { get; init; } = string.Empty;

    /// <summary>The time zone.</summary>
    public string TimeZone { get; init; } = string.Empty;

    /// <summary>The state, such as <c>ENABLED</c> or <c>PAUSED</c>.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>True if the definition has paused the schedule; false for a pause by hand.</summary>
    public bool IsPausedByDefinition { get; init; }

    /// <summary>The start of the last attempt; null if there was none.</summary>
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>The error of the last attempt; null if there was none.</summary>
    public string? LastStatus { get; init; }

    /// <summary>The next five runs; none if it is paused, or if its times cannot be computed.</summary>
    public IReadOnlyList<DateTimeOffset> NextRuns { get; init; } = [];
}
