namespace Aef.Google.Rest.Executions;

/// <summary>Response message for ExecutionHistory.ListStepEntries.</summary>
public sealed record ListStepEntriesResponse
{
    /// <summary>A token to retrieve next page of results.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>The list of entries.</summary>
    public IReadOnlyList<StepEntry>? StepEntries { get; init; }

    /// <summary>Indicates the total number of StepEntries that matched the request filter.</summary>
    public int? TotalSize { get; init; }
}
