using Aef.Google.Rest.Storage;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>Uploads in one request: the content alone, or metadata and content.</summary>
internal sealed class UploadMethods(ObjectStore objects, BlobFolder blobs)
{
    /// <summary>The largest metadata of an object.</summary>
    public const int MaxMetadata = 1024 * 1024;

    private const string Binary = "application/octet-stream";

    /// <summary>Creates an object.</summary>
    public async Task InsertAsync(HttpContext http, string bucket)
    {
        var request = http.Request;
        var conditions = Preconditions.Read(request.Query);
        objects.Bucket(bucket);
        if (request.Query["name"].ToString() is { Length: > 0 } named)
        {
            // The answer comes before a large upload, if it is clear already.
            conditions.Check(objects.TryFind(bucket, named, null)?.Resource);
        }

        var blob = BlobFolder.NewId();
        var created = await ReceiveAsync(http, bucket, blob, conditions).ConfigureAwait(false);
        await StorageAnswers.WriteAsync(http, created).ConfigureAwait(false);
    }

    /// <summary>The metadata that the parameters of an upload add: its bucket, its name and its encoding.</summary>
    public static StorageObject Complete(StorageObject stated, HttpRequest request, string bucket, string? contentType)
    {
        var name = stated.Name ?? (request.Query["name"].ToString() is { Length: > 0 } named ? named : null);
        StorageNames.CheckObject(name);
        if (stated.Bucket is not null && stated.Bucket != bucket)
        {
            throw StorageErrors.Invalid($"The metadata names the bucket '{stated.Bucket}', but the address names '{bucket}'.");
        }

        return stated with
        {
            Bucket = bucket,
            Name = name,
            ContentType = stated.ContentType ?? (string.IsNullOrEmpty(contentType) ? Binary : contentType),
            ContentEncoding = stated.ContentEncoding
                ?? (request.Query["contentEncoding"].ToString() is { Length: > 0 } encoding ? encoding : null),
        };
    }

    private async Task<StorageObject> ReceiveAsync(HttpContext http, string bucket, string blob, Preconditions conditions)
    {
        StorageObject stated;
        ObjectContent content;
        try
        {
            (stated, content) = await WriteAsync(http, bucket, blob).ConfigureAwait(false);
        }
        catch
        {
            blobs.Delete(blob);
            throw;
        }

        return await objects.PutAsync(stated, content, blob, conditions).ConfigureAwait(false);
    }

    private async Task<(StorageObject Stated, ObjectContent Content)> WriteAsync(HttpContext http, string bucket, string blob)
    {
        var request = http.Request;
        var writer = blobs.Create(blob);
        await using (writer.ConfigureAwait(false))
        {
            var stated = request.Query["uploadType"].ToString() switch
            {
                "media" => await MediaAsync(http, bucket, writer).ConfigureAwait(false),
                "multipart" => await MultipartAsync(http, bucket, writer).ConfigureAwait(false),
                var other => throw StorageErrors.Invalid($"Invalid uploadType '{other}': media, multipart or resumable is required."),
            };
            await writer.FlushAsync().ConfigureAwait(false);
            var checksums = writer.Checksums;
            checksums.Verify(new Checksums(stated.Md5Hash, stated.Crc32c));
            checksums.Verify(Checksums.Read(request.Headers["X-Goog-Hash"]));
            checksums.Verify(new Checksums(request.Headers.ContentMD5.ToString(), null));
            return (stated, new ObjectContent(writer.Length, checksums));
        }
    }

    private static async Task<StorageObject> MediaAsync(HttpContext http, string bucket, BlobWriter writer)
    {
        var stated = Complete(new StorageObject(), http.Request, bucket, http.Request.Headers.ContentType);
        await writer.CopyAsync(http.Request.Body, skip: 0, http.RequestAborted).ConfigureAwait(false);
        return stated;
    }

    private static async Task<StorageObject> MultipartAsync(HttpContext http, string bucket, BlobWriter writer)
    {
        var boundary = MultipartRelated.BoundaryOf(http.Request.Headers.ContentType)
            ?? throw StorageErrors.Invalid("A multipart upload requires Content-Type: multipart/related with a boundary.");
        var (metadata, contentType) = await MultipartRelated.ReadAsync(
            http.Request.Body,
            boundary,
            MaxMetadata,
            piece => writer.WriteAsync(piece, CancellationToken.None),
            http.RequestAborted).ConfigureAwait(false);
        return Complete(ObjectMetadata.Read(metadata), http.Request, bucket, contentType);
    }
}
