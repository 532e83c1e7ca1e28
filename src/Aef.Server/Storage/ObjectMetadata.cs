using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Google.Rest.Storage;
using Aef.Server.Errors;
using Aef.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>Reads metadata from requests. Fields that only the server sets are ignored, and so are settings that it does not have.</summary>
internal static class ObjectMetadata
{
    private const string Map = "metadata";

    private static readonly string[] Settable =
    [
        "contentType", "contentEncoding", "contentDisposition", "contentLanguage", "cacheControl", "customTime", "storageClass", Map,
    ];

    private static readonly string[] OnlyAtCreation = ["name", "bucket", "crc32c", "md5Hash"];
    private static readonly string[] OfBucket = ["name", "location", "storageClass", "labels", "versioning"];

    /// <summary>Reads the metadata of a new object.</summary>
    public static StorageObject Read(JsonObject body) => Convert(Pick(body, [.. Settable, .. OnlyAtCreation]));

    /// <summary>Reads the metadata of a new object.</summary>
    public static StorageObject Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty
                ? new StorageObject()
                : Read(JsonNode.Parse(body) as JsonObject ?? throw StorageErrors.Create(400, "parseError", "The metadata must be a JSON object."));
        }
        catch (JsonException)
        {
            throw StorageErrors.Create(400, "parseError", "The metadata is not valid JSON.");
        }
    }

    /// <summary>Reads the body of a request.</summary>
    public static async Task<JsonObject> ReadBodyAsync(HttpContext http)
    {
        try
        {
            return await JsonBody.ReadNodeAsync(http).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            throw StorageErrors.Create(400, "parseError", "The body is not a valid JSON object.");
        }
    }

    /// <summary>Reads the body of a bucket.</summary>
    public static Bucket ReadBucket(JsonObject body)
    {
        try
        {
            return Pick(body, OfBucket).Deserialize(ServerJson.Writer.Bucket) ?? new Bucket();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw StorageErrors.Invalid("A field of the bucket has an invalid value.");
        }
    }

    /// <summary>An object with the changes of a body: null removes a field, or an entry of <c>metadata</c>.</summary>
    public static StorageObject Patch(StorageObject current, JsonObject changes)
    {
        var node = JsonSerializer.SerializeToNode(current, ServerJson.Writer.StorageObject) as JsonObject ?? [];
        Merge(node, Pick(changes, Settable), Map);
        return Convert(node);
    }

    /// <summary>A bucket with the changes of a body.</summary>
    public static Bucket Patch(Bucket current, JsonObject changes)
    {
        var node = JsonSerializer.SerializeToNode(current, ServerJson.Writer.Bucket) as JsonObject ?? [];
        Merge(node, Pick(changes, [.. OfBucket.Except(["name", "location"])]), "labels");
        return ReadBucket(node) with
        {
            Id = current.Id,
            Kind = current.Kind,
            LocationType = current.LocationType,
            ProjectNumber = current.ProjectNumber,
            TimeCreated = current.TimeCreated,
        };
    }

    /// <summary>An object with all settable fields replaced.</summary>
    public static StorageObject Replace(StorageObject current, JsonObject body)
    {
        var cleared = current with
        {
            ContentType = null,
            ContentEncoding = null,
            ContentDisposition = null,
            ContentLanguage = null,
            CacheControl = null,
            CustomTime = null,
            Metadata = null,
        };
        return Patch(cleared, body);
    }

    private static void Merge(JsonObject target, JsonObject changes, string map)
    {
        foreach (var (name, value) in changes.ToList())
        {
            changes.Remove(name);
            if (name == map && value is JsonObject entries && target[name] is JsonObject kept)
            {
                Merge(kept, entries, string.Empty);
            }
            else if (value is null)
            {
                target.Remove(name);
            }
            else
            {
                target[name] = name == map && value is JsonObject added ? WithoutNulls(added) : value;
            }
        }

        if (target[map] is JsonObject { Count: 0 })
        {
            target.Remove(map);
        }
    }

    private static JsonObject WithoutNulls(JsonObject value)
    {
        foreach (var name in value.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            value.Remove(name);
        }

        return value;
    }

    private static JsonObject Pick(JsonObject body, IReadOnlyList<string> names)
    {
        var picked = new JsonObject();
        foreach (var name in names)
        {
            if (body.TryGetPropertyValue(name, out var value))
            {
                picked[name] = value?.DeepClone();
            }
        }

        return picked;
    }

    private static StorageObject Convert(JsonObject value)
    {
        try
        {
            return value.Deserialize(ServerJson.Writer.StorageObject) ?? new StorageObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw StorageErrors.Invalid($"A field of the object has an invalid value{(e is JsonException { Path: { } path } ? $": {path}" : string.Empty)}.");
        }
    }
}
