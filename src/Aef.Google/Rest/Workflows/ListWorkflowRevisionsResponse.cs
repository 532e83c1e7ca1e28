namespace Aef.Google.Rest.Workflows;

/// <summary>Response for the ListWorkflowRevisions method.</summary>
public sealed record ListWorkflowRevisionsResponse
{
    /// <summary>A token, which can be sent as page_token to retrieve the next page.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>The revisions of the workflow, ordered in reverse chronological order.</summary>
    public IReadOnlyList<Workflow>? Workflows { get; init; }
}
