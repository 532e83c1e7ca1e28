using System.Buffers;
using System.Text;

namespace Aef.Server.Storage;

/// <summary>
/// Splits an upload into the JSON metadata and the content. Lines end with CRLF or, as gcloud sends them, with LF alone; the boundary may be in
/// quotes of both kinds (google-rest.md, section 5). The content is passed on as it arrives.
/// </summary>
internal sealed class MultipartRelated
{
    private const int MaxHeader = 16 * 1024;
    private const int BufferSize = 128 * 1024;

    private readonly Stream _body;
    private readonly byte[] _dashes;
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private byte[] _lineEnd = "\r\n"u8.ToArray();

    private MultipartRelated(Stream body, string boundary)
    {
        _body = body;
        _dashes = Encoding.ASCII.GetBytes("--" + boundary);
    }

    /// <summary>The boundary of a content type; null if it is not <c>multipart/related</c> with one.</summary>
    public static string? BoundaryOf(string? contentType)
    {
        if (contentType is null || !contentType.TrimStart().StartsWith("multipart/related", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        const string Name = "boundary=";
        var at = contentType.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = contentType[(at + Name.Length)..].Trim();
        var boundary = value is ['\'' or '"', ..] && value.IndexOf(value[0], 1) is > 1 and var close
            ? value[1..close]
            : value.Split(';')[0].Trim();
        return boundary.Length is > 0 and <= 200 && boundary.All(char.IsAscii) ? boundary : null;
    }

    /// <summary>Reads an upload. The content is written to <paramref name="sink"/>.</summary>
    /// <param name="body">The body of the request.</param>
    /// <param name="boundary">The boundary.</param>
    /// <param name="maxMetadata">The largest metadata, in bytes.</param>
    /// <param name="sink">Receives the content in pieces.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The metadata and the content type of the second part.</returns>
    public static async Task<(byte[] Metadata, string? ContentType)> ReadAsync(
        Stream body,
        string boundary,
        int maxMetadata,
        Func<ReadOnlyMemory<byte>, ValueTask> sink,
        CancellationToken cancellationToken)
    {
        var reader = new MultipartRelated(body, boundary) { _buffer = ArrayPool<byte>.Shared.Rent(BufferSize) };
        try
        {
            await reader.SkipToFirstPartAsync(cancellationToken).ConfigureAwait(false);
            await reader.ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
            using var metadata = new MemoryStream();
            await reader.ReadPartAsync(
                piece =>
                {
                    metadata.Write(piece.Span);
                    return metadata.Length > maxMetadata ? throw StorageErrors.Invalid("The metadata is too large.") : ValueTask.CompletedTask;
                },
                cancellationToken).ConfigureAwait(false);
            var contentType = await reader.ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
            if (!await reader.ReadPartAsync(sink, cancellationToken).ConfigureAwait(false))
            {
                throw Malformed("it has more than two parts");
            }

            // What follows the last boundary has no meaning, but the client wants to have sent it.
            await body.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            return (metadata.ToArray(), contentType);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(reader._buffer);
        }
    }

    private async Task SkipToFirstPartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line.TrimEnd() == Encoding.ASCII.GetString(_dashes))
            {
                return;
            }
        }
    }

    private async Task<string?> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        string? contentType = null;
        var length = 0;
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            length += line.Length;
            if (length > MaxHeader)
            {
                throw Malformed("the headers of a part are too large");
            }

            const string Name = "content-type:";
            contentType = line.StartsWith(Name, StringComparison.OrdinalIgnoreCase) ? line[Name.Length..].Trim() : contentType;
        }

        return contentType;
    }

    /// <summary>Passes a part on; true if it was the last one.</summary>
    private async Task<bool> ReadPartAsync(Func<ReadOnlyMemory<byte>, ValueTask> sink, CancellationToken cancellationToken)
    {
        // The line end before a boundary belongs to the boundary. A part may be empty: then the boundary comes at once.
        byte[] delimiter = [.. _lineEnd, .. _dashes];
        if (await HasAsync(_dashes.Length + 2, cancellationToken).ConfigureAwait(false) && Buffered().StartsWith(_dashes) && EndAt(_dashes.Length) is { } early)
        {
            return Consume(_dashes.Length, early);
        }

        var searched = 0;
        while (true)
        {
            var at = Buffered()[searched..].IndexOf(delimiter);
            if (at < 0)
            {
                // The last bytes may be the beginning of a delimiter.
                var sure = Math.Max(0, _end - _start - delimiter.Length + 1);
                await PassAsync(sure, sink).ConfigureAwait(false);
                searched = 0;
                if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw Malformed("its last boundary is missing");
                }

                continue;
            }

            // What is before it belongs to the part in any case, and makes room for what follows.
            await PassAsync(searched + at, sink).ConfigureAwait(false);
            if (!await HasAsync(delimiter.Length + 2, cancellationToken).ConfigureAwait(false))
            {
                throw Malformed("its last boundary is missing");
            }

            if (EndAt(delimiter.Length) is { } isLast)
            {
                return Consume(delimiter.Length, isLast);
            }

            searched = 1;
        }
    }

    private bool Consume(int length, bool isLast)
    {
        _start += length + (isLast ? 2 : _lineEnd.Length);
        return isLast;
    }

    /// <summary>What follows a boundary: true for its end, false for another part, null if it is not a boundary.</summary>
    private bool? EndAt(int at)
    {
        var rest = Buffered()[at..];
        return rest.StartsWith("--"u8) ? true : rest.StartsWith(_lineEnd) ? false : null;
    }

    private async ValueTask PassAsync(int count, Func<ReadOnlyMemory<byte>, ValueTask> sink)
    {
        if (count > 0)
        {
            await sink(_buffer.AsMemory(_start, count)).ConfigureAwait(false);
            _start += count;
        }
    }

    /// <summary>A line without its end. The first line decides whether lines end with CRLF or with LF.</summary>
    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        int at;
        while ((at = Buffered()[searched..].IndexOf((byte)'\n')) < 0)
        {
            searched = _end - _start;
            if (searched > MaxHeader || !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw Malformed("a boundary or a header is missing");
            }
        }

        var line = Encoding.Latin1.GetString(Buffered()[..(searched + at)]);
        _start += searched + at + 1;
        _lineEnd = line.EndsWith('\r') ? "\r\n"u8.ToArray() : "\n"u8.ToArray();
        return line.TrimEnd('\r');
    }

    private ReadOnlySpan<byte> Buffered() => _buffer.AsSpan(_start, _end - _start);

    private async ValueTask<bool> HasAsync(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
        {
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        Buffered().CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var count = await _body.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }

    private static Errors.ApiException Malformed(string why) => StorageErrors.Invalid($"The multipart body is malformed: {why}.");
}
