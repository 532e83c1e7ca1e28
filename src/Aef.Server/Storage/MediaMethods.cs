using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using Aef.Google.Rest.Storage;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>Downloads, whole or in part. The content is copied in pieces, whatever its size is.</summary>
internal sealed class MediaMethods(ObjectStore objects, BlobFolder blobs)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Answers with the content of an object.</summary>
    public async Task GetAsync(HttpContext http, StorageRoute route)
    {
        if (ObjectMethods.Find(http, route, objects) is not { } found)
        {
            await StorageAnswers.Empty(http, StatusCodes.Status304NotModified).ConfigureAwait(false);
            return;
        }

        var stream = blobs.OpenRead(found.Blob) ?? throw StorageErrors.NoObject(route.Bucket!, route.Object!); // has both
        await using (stream.ConfigureAwait(false))
        {
            WriteHeaders(http.Response, found.Resource);
            await (IsUnzipped(http.Request, found.Resource)
                ? UnzipAsync(http, stream)
                : SendAsync(http, stream, (long)(found.Resource.Size ?? 0))).ConfigureAwait(false);
        }
    }

    private static async Task SendAsync(HttpContext http, Stream stream, long size)
    {
        var range = ByteRange.Parse(http.Request.Headers.Range, size, out var isSatisfiable);
        if (!isSatisfiable)
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{size}");
                return Task.CompletedTask;
            });
            throw StorageErrors.Create(416, "requestedRangeNotSatisfiable", "The requested range cannot be satisfied.");
        }

        var (first, length) = range is { } part ? (part.First, part.Length) : (0, size);
        if (range is not null)
        {
            http.Response.StatusCode = StatusCodes.Status206PartialContent;
            http.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {first}-{first + length - 1}/{size}");
        }

        http.Response.ContentLength = length;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        stream.Position = first;
        await CopyAsync(stream, http.Response.Body, length, http.RequestAborted).ConfigureAwait(false);
    }

    private static async Task CopyAsync(Stream source, Stream target, long length, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (length > 0)
            {
                var count = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    throw new EndOfStreamException();
                }

                await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                length -= count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Cloud Storage decompresses what is stored with gzip for clients that do not accept it.</summary>
    private static bool IsUnzipped(HttpRequest request, StorageObject resource) =>
        resource.ContentEncoding == "gzip"
        && !request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)
        && resource.CacheControl?.Contains("no-transform", StringComparison.OrdinalIgnoreCase) != true;

    private static async Task UnzipAsync(HttpContext http, Stream stream)
    {
        http.Response.Headers.Remove("Content-Encoding");
        http.Response.Headers.Warning = "214 UploadServer gunzipped";
        var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        await using (unzipped.ConfigureAwait(false))
        {
            await unzipped.CopyToAsync(http.Response.Body, http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static void WriteHeaders(HttpResponse response, StorageObject resource)
    {
        string?[] hashes =
        [
            resource.Crc32c is { } crc ? $"crc32c={crc}" : null,
            resource.Md5Hash is { } md5 ? $"md5={md5}" : null,
        ];
        Set(response, "X-Goog-Hash", string.Join(',', hashes.OfType<string>()));
        Set(response, "X-Goog-Generation", resource.Generation?.ToString(CultureInfo.InvariantCulture));
        Set(response, "X-Goog-Metageneration", resource.Metageneration?.ToString(CultureInfo.InvariantCulture));
        Set(response, "X-Goog-Stored-Content-Length", resource.Size?.ToString(CultureInfo.InvariantCulture));
        Set(response, "X-Goog-Stored-Content-Encoding", resource.ContentEncoding ?? "identity");
        Set(response, "X-Goog-Storage-Class", resource.StorageClass);
        Set(response, "ETag", resource.Etag);
        Set(response, "Accept-Ranges", "bytes");
        Set(response, "Content-Type", resource.ContentType ?? "application/octet-stream");
        Set(response, "Content-Encoding", resource.ContentEncoding);
        Set(response, "Content-Disposition", resource.ContentDisposition);
        Set(response, "Content-Language", resource.ContentLanguage);
        Set(response, "Cache-Control", resource.CacheControl ?? "private, max-age=0");
        Set(response, "Last-Modified", resource.Updated?.ToString("R", CultureInfo.InvariantCulture));
        foreach (var (name, value) in resource.Metadata ?? new Dictionary<string, string?>())
        {
            if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                Set(response, $"X-Goog-Meta-{name}", value);
            }
        }

        // What users store is no page of this server: a browser must not run it.
        Set(response, "X-Content-Type-Options", "nosniff");
        Set(response, "Content-Security-Policy", "sandbox");
    }

    /// <summary>Sets a header; a value of a user that cannot be one is left out.</summary>
    private static void Set(HttpResponse response, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value) && value.All(c => c is >= ' ' and <= '~'))
        {
            response.Headers[name] = value;
        }
    }
}
