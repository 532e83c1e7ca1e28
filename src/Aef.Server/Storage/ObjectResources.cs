using System.Globalization;
using Aef.Google.Rest.Storage;

namespace Aef.Server.Storage;

/// <summary>Fills the fields of objects that the server decides.</summary>
internal static class ObjectResources
{
    /// <summary>The resource of a new generation.</summary>
    public static StorageObject Create(StorageObject stated, ObjectContent content, long generation, DateTimeOffset now) => new()
    {
        Kind = "storage#object",
        Bucket = stated.Bucket,
        Name = stated.Name,
        Id = string.Create(CultureInfo.InvariantCulture, $"{stated.Bucket}/{stated.Name}/{generation}"),
        Generation = generation,
        Metageneration = 1,
        Etag = ObjectStore.Etag(generation, 1),
        Size = (ulong)content.Size,
        Md5Hash = content.Checksums.Md5,
        Crc32c = content.Checksums.Crc32C,
        ComponentCount = content.ComponentCount,
        StorageClass = stated.StorageClass ?? "STANDARD",
        TimeCreated = now,
        Updated = now,
        TimeStorageClassUpdated = now,
        TimeFinalized = now,
        ContentType = stated.ContentType,
        ContentEncoding = stated.ContentEncoding,
        ContentDisposition = stated.ContentDisposition,
        ContentLanguage = stated.ContentLanguage,
        CacheControl = stated.CacheControl,
        CustomTime = stated.CustomTime,
        Metadata = stated.Metadata is { Count: > 0 } ? stated.Metadata : null,
    };

    /// <summary>The resource with links to the server by the name that the client has called it.</summary>
    public static StorageObject WithLinks(StorageObject resource, string server)
    {
        var path = $"storage/v1/b/{resource.Bucket}/o/{Uri.EscapeDataString(resource.Name ?? string.Empty)}";
        return resource with
        {
            SelfLink = $"{server}/{path}",
            MediaLink = string.Create(CultureInfo.InvariantCulture, $"{server}/download/{path}?generation={resource.Generation}&alt=media"),
        };
    }

    /// <summary>The resource with its link.</summary>
    public static Bucket WithLinks(Bucket resource, string server) => resource with { SelfLink = $"{server}/storage/v1/b/{resource.Name}" };
}
