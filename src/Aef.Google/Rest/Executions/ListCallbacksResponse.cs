namespace Aef.Google.Rest.Executions;

/// <summary>RPC response object for the ListCallbacks method.</summary>
public sealed record ListCallbacksResponse
{
    /// <summary>The callbacks which match the request.</summary>
    public IReadOnlyList<Callback>? Callbacks { get; init; }

    /// <summary>A token, which can be sent as page_token to retrieve the next page.</summary>
    public string? NextPageToken { get; init; }
}
