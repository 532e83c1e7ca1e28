namespace Aef.Google.Rest.Scheduler;

/// <summary>Response message for listing jobs using ListJobs.</summary>
public sealed record ListJobsResponse
{
    /// <summary>The list of jobs.</summary>
    public IReadOnlyList<SchedulerJob>? Jobs { get; init; }

    /// <summary>A token to retrieve next page of results.</summary>
    public string? NextPageToken { get; init; }
}
