using System.Text.Json.Serialization;

namespace Aef.Google.Rest.Storage;

/// <summary>An object.</summary>
public sealed record StorageObject
{
    /// <summary>The name of the bucket containing this object.</summary>
    public string? Bucket { get; init; }

    /// <summary>Cache-Control directive for the object data.</summary>
    public string? CacheControl { get; init; }

    /// <summary>Number of underlying components that make up this object.</summary>
    public int? ComponentCount { get; init; }

    /// <summary>Content-Disposition of the object data.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>Content-Encoding of the object data.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>Content-Language of the object data.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>Content-Type of the object data.</summary>
    public string? ContentType { get; init; }

    /// <summary>CRC32c checksum, as described in RFC 4960, Appendix B; encoded using base64 in big-endian byte order.</summary>
    public string? Crc32c { get; init; }

    /// <summary>A timestamp in RFC 3339 format specified by the user for an object.</summary>
    public DateTimeOffset? CustomTime { get; init; }

    /// <summary>HTTP 1.1 Entity tag for the object.</summary>
    public string? Etag { get; init; }

    /// <summary>The content generation of this object.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Generation { get; init; }

    /// <summary>The ID of the object, including the bucket name, object name, and generation number.</summary>
    public string? Id { get; init; }

    /// <summary>The kind of item this is.</summary>
    public string? Kind { get; init; }

    /// <summary>MD5 hash of the data; encoded using base64.</summary>
    public string? Md5Hash { get; init; }

    /// <summary>Media download link.</summary>
    public string? MediaLink { get; init; }

    /// <summary>User-provided metadata, in key/value pairs.</summary>
    public IReadOnlyDictionary<string, string?>? Metadata { get; init; }

    /// <summary>The version of the metadata for this object at this generation.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Metageneration { get; init; }

    /// <summary>The name of the object.</summary>
    public string? Name { get; init; }

    /// <summary>The link to this object.</summary>
    public string? SelfLink { get; init; }

    /// <summary>Content-Length of the data in bytes.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public ulong? Size { get; init; }

    /// <summary>Storage class of the object.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The creation time of the object in RFC 3339 format.</summary>
    public DateTimeOffset? TimeCreated { get; init; }

    /// <summary>The time when the object was finalized.</summary>
    public DateTimeOffset? TimeFinalized { get; init; }

    /// <summary>The time at which the object's storage class was last changed.</summary>
    public DateTimeOffset? TimeStorageClassUpdated { get; init; }

    /// <summary>The modification time of the object metadata in RFC 3339 format.</summary>
    public DateTimeOffset? Updated { get; init; }
}
