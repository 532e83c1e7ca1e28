namespace Aef.Google.Rest.Executions;

/// <summary>Response for the ListExecutions method.</summary>
public sealed record ListExecutionsResponse
{
    /// <summary>The executions which match the request.</summary>
    public IReadOnlyList<Execution>? Executions { get; init; }

    /// <summary>A token, which can be sent as page_token to retrieve the next page.</summary>
    public string? NextPageToken { get; init; }
}
