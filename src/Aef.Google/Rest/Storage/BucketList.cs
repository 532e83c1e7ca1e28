namespace Aef.Google.Rest.Storage;

/// <summary>A list of buckets.</summary>
public sealed record BucketList
{
    /// <summary>The list of items.</summary>
    public IReadOnlyList<Bucket>? Items { get; init; }

    /// <summary>The kind of item this is.</summary>
    public string? Kind { get; init; }

    /// <summary>The continuation token, used to page through large result sets.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>The list of bucket resource names that could not be reached during the listing operation.</summary>
    public IReadOnlyList<string>? Unreachable { get; init; }
}
