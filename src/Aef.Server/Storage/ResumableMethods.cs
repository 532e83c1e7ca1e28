using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Aef.Server.Storage;

/// <summary>Resumable uploads: a first request with the metadata, then the content in pieces of any size.</summary>
internal sealed class ResumableMethods(ObjectStore objects, UploadSessions uploads)
{
    /// <summary>Begins an upload and answers with the address of its pieces.</summary>
    public async Task StartAsync(HttpContext http, string bucket)
    {
        var request = http.Request;
        objects.Bucket(bucket);
        var body = await ReadMetadataAsync(http).ConfigureAwait(false);
        var type = request.Headers["X-Upload-Content-Type"].ToString();
        var stated = UploadMethods.Complete(ObjectMetadata.Read(body), request, bucket, type);
        var conditions = Preconditions.Read(request.Query);
        conditions.Check(objects.TryFind(bucket, stated.Name!, null)?.Resource); // has a name
        var length = request.Headers["X-Upload-Content-Length"].ToString();
        var total = length.Length == 0 ? (long?)null
            : long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw StorageErrors.Invalid("Invalid value for X-Upload-Content-Length: a number is required.");
        var id = await uploads.StartAsync(stated, conditions, total).ConfigureAwait(false);
        var query = new QueryBuilder(request.Query.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? string.Empty))))
        {
            { "upload_id", id },
        };
        http.Response.Headers.Location = $"{StorageAnswers.ServerOf(request)}{request.Path}{query}";
        http.Response.Headers["X-GUploader-UploadID"] = id;
        await StorageAnswers.Empty(http, StatusCodes.Status200OK).ConfigureAwait(false);
    }

    /// <summary>Adds a piece, answers how much is stored, or ends an upload.</summary>
    public async Task ContinueAsync(HttpContext http, string id, string method)
    {
        if (method is not ("PUT" or "POST" or "DELETE"))
        {
            throw StorageApi.NoMethod(http);
        }

        if (uploads.Find(id) is not { } session)
        {
            await AnswerCompleteAsync(http, id).ConfigureAwait(false);
            return;
        }

        await session.Turn.WaitAsync(http.RequestAborted).ConfigureAwait(false);
        try
        {
            await (session.IsOver ? AnswerCompleteAsync(http, id)
                : method == "DELETE" ? CancelAsync(http, session)
                : AddAsync(http, session)).ConfigureAwait(false);
        }
        finally
        {
            session.Turn.Release();
        }
    }

    private async Task AddAsync(HttpContext http, UploadSession session)
    {
        var request = http.Request;
        var range = RangeOf(request, session.Upload);
        var writer = await uploads.WriterOf(session, http.RequestAborted).ConfigureAwait(false);
        if (range.First is { } first)
        {
            if (first > writer.Length)
            {
                throw StorageErrors.Invalid(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The piece begins at byte {first}, but only {writer.Length} bytes are stored."));
            }

            await ReceiveAsync(http, writer, writer.Length - first).ConfigureAwait(false);
            await writer.FlushAsync().ConfigureAwait(false);
            CheckLength(range, writer.Length);
        }

        var total = range.Total ?? (range.First is not null && range.Last is null ? writer.Length : null);
        if (total < writer.Length)
        {
            throw StorageErrors.Invalid(
                string.Create(CultureInfo.InvariantCulture, $"The size is {total} bytes, but {writer.Length} bytes are stored."));
        }

        if (total == writer.Length)
        {
            var stated = Checksums.Read(request.Headers["X-Goog-Hash"]);
            var result = await uploads.CompleteAsync(session, writer, stated).ConfigureAwait(false);
            await StorageAnswers.WriteAsync(http, result).ConfigureAwait(false);
            return;
        }

        await AnswerIncompleteAsync(http, writer.Length).ConfigureAwait(false);
    }

    /// <summary>What arrives before the connection breaks is stored: the client asks how much it was.</summary>
    private static async Task ReceiveAsync(HttpContext http, BlobWriter writer, long skip)
    {
        try
        {
            await writer.CopyAsync(http.Request.Body, skip, http.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            await writer.FlushAsync().ConfigureAwait(false);
        }
    }

    private static void CheckLength(ContentRange range, long stored)
    {
        if (range.Last is { } last && stored < last + 1)
        {
            throw StorageErrors.Invalid("The piece is shorter than its Content-Range.");
        }
    }

    /// <summary>The range of a piece. A piece without a range is the whole content.</summary>
    private static ContentRange RangeOf(HttpRequest request, StoredUpload upload)
    {
        var header = request.Headers.ContentRange.ToString();
        var range = header.Length == 0 ? new ContentRange(0, null, upload.Total)
            : ContentRange.Parse(header) ?? throw StorageErrors.Invalid("The Content-Range is invalid.");
        if (range.Total is { } total && upload.Total is { } announced && total != announced)
        {
            throw StorageErrors.Invalid(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The upload was announced with {announced} bytes, but the total of Content-Range is {total}."));
        }

        return range is { First: { } first, Last: { } last } && request.ContentLength is { } length && length != last - first + 1
            ? throw StorageErrors.Invalid("The Content-Length does not match the Content-Range.")
            : range;
    }

    private async Task CancelAsync(HttpContext http, UploadSession session)
    {
        await uploads.CancelAsync(session).ConfigureAwait(false);
        await StorageAnswers.Empty(http, StatusCodes.Status499ClientClosedRequest).ConfigureAwait(false);
    }

    private Task AnswerCompleteAsync(HttpContext http, string id) => uploads.ResultOf(id) is { } result
        ? StorageAnswers.WriteAsync(http, result)
        : throw StorageErrors.Create(404, "notFound", "There is no upload with this upload_id.");

    private static Task AnswerIncompleteAsync(HttpContext http, long stored)
    {
        if (stored > 0)
        {
            http.Response.Headers.Range = string.Create(CultureInfo.InvariantCulture, $"bytes=0-{stored - 1}");
        }

        if (!http.Request.Headers["X-GUploader-No-308"].ToString().Equals("yes", StringComparison.OrdinalIgnoreCase))
        {
            return StorageAnswers.Empty(http, StatusCodes.Status308PermanentRedirect);
        }

        http.Response.Headers["X-HTTP-Status-Code-Override"] = "308";
        return StorageAnswers.Empty(http, StatusCodes.Status200OK);
    }

    private static async Task<byte[]> ReadMetadataAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        var piece = new byte[16 * 1024];
        int count;
        while ((count = await http.Request.Body.ReadAsync(piece.AsMemory(), http.RequestAborted).ConfigureAwait(false)) > 0)
        {
            buffer.Write(piece, 0, count);
            if (buffer.Length > UploadMethods.MaxMetadata)
            {
                throw StorageErrors.Invalid("The metadata is too large.");
            }
        }

        return buffer.ToArray();
    }
}
