using System.Text.Json.Serialization;
using System.Text.Json;

namespace Aef.Google.Rest.Storage;

/// <summary>A bucket.</summary>
public sealed record Bucket
{
    /// <summary>HTTP 1.1 Entity tag for the bucket.</summary>
    public string? Etag { get; init; }

    /// <summary>The ID of the bucket.</summary>
    public string? Id { get; init; }

    /// <summary>The kind of item this is.</summary>
    public string? Kind { get; init; }

    /// <summary>User-provided labels, in key/value pairs.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>The location of the bucket.</summary>
    public string? Location { get; init; }

    /// <summary>The type of the bucket location.</summary>
    public string? LocationType { get; init; }

    /// <summary>The metadata generation of this bucket.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Metageneration { get; init; }

    /// <summary>The name of the bucket.</summary>
    public string? Name { get; init; }

    /// <summary>The project number of the project the bucket belongs to.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public ulong? ProjectNumber { get; init; }

    /// <summary>The URI of this bucket.</summary>
    public string? SelfLink { get; init; }

    /// <summary>The bucket's default storage class, used whenever no storageClass is specified for a newly-created object.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The creation time of the bucket in RFC 3339 format.</summary>
    public DateTimeOffset? TimeCreated { get; init; }

    /// <summary>The modification time of the bucket in RFC 3339 format.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The bucket's versioning configuration.</summary>
    public JsonElement? Versioning { get; init; }
}
