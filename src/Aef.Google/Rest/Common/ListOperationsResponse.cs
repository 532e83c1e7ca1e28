namespace Aef.Google.Rest.Common;

/// <summary>The response message for Operations.ListOperations.</summary>
public sealed record ListOperationsResponse
{
    /// <summary>The standard List next-page token.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>A list of operations that matches the specified filter in the request.</summary>
    public IReadOnlyList<Operation>? Operations { get; init; }

    /// <summary>Unordered list.</summary>
    public IReadOnlyList<string>? Unreachable { get; init; }
}
