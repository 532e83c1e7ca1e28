namespace Aef.Google.Rest.Workflows;

/// <summary>Response for the ListWorkflows method.</summary>
public sealed record ListWorkflowsResponse
{
    /// <summary>A token, which can be sent as page_token to retrieve the next page.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>Unreachable resources.</summary>
    public IReadOnlyList<string>? Unreachable { get; init; }

    /// <summary>The workflows that match the request.</summary>
    public IReadOnlyList<Workflow>? Workflows { get; init; }
}
