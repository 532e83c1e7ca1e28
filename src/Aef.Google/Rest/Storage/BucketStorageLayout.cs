using System.Text.Json;

namespace Aef.Google.Rest.Storage;

/// <summary>The storage layout configuration of a bucket.</summary>
public sealed record BucketStorageLayout
{
    /// <summary>The name of the bucket.</summary>
    public string? Bucket { get; init; }

    /// <summary>The bucket's custom placement configuration for Custom Dual Regions.</summary>
    public JsonElement? CustomPlacementConfig { get; init; }

    /// <summary>The bucket's hierarchical namespace configuration.</summary>
    public JsonElement? HierarchicalNamespace { get; init; }

    /// <summary>The kind of item this is.</summary>
    public string? Kind { get; init; }

    /// <summary>The location of the bucket.</summary>
    public string? Location { get; init; }

    /// <summary>The type of the bucket location.</summary>
    public string? LocationType { get; init; }
}
