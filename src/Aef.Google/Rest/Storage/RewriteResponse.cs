using System.Text.Json.Serialization;

namespace Aef.Google.Rest.Storage;

/// <summary>A rewrite response.</summary>
public sealed record RewriteResponse
{
    /// <summary>True if the copy is finished; otherwise, false if the copy is in progress.</summary>
    public bool? Done { get; init; }

    /// <summary>The kind of item this is.</summary>
    public string? Kind { get; init; }

    /// <summary>The total size of the object being copied in bytes.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? ObjectSize { get; init; }

    /// <summary>A resource containing the metadata for the copied-to object.</summary>
    public StorageObject? Resource { get; init; }

    /// <summary>A token to use in subsequent requests to continue copying data.</summary>
    public string? RewriteToken { get; init; }

    /// <summary>The total bytes written so far, which can be used to provide a waiting user with a progress indicator.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? TotalBytesRewritten { get; init; }
}
