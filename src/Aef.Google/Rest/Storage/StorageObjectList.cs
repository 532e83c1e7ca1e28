namespace Aef.Google.Rest.Storage;

/// <summary>A list of objects.</summary>
public sealed record StorageObjectList
{
    /// <summary>The list of items.</summary>
    public IReadOnlyList<StorageObject>? Items { get; init; }

    /// <summary>The kind of item this is.</summary>
    public string? Kind { get; init; }

    /// <summary>The continuation token, used to page through large result sets.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>The list of prefixes of objects matching-but-not-listed up to and including the requested delimiter.</summary>
    public IReadOnlyList<string>? Prefixes { get; init; }
}
