using System.Globalization;
using System.Text;

namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>Reads the parts of an HTTP/1.1 message from a connection.</summary>
internal sealed class ServerStream(Stream stream)
{
    private readonly byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>True when a head exceeded its limit.</summary>
    public bool IsHeadTooLong { get; private set; }

    /// <summary>Everything up to the empty line; null when there is none within the limit.</summary>
    public async Task<byte[]?> ReadHeadAsync(int limit, CancellationToken cancellationToken)
    {
        var head = new MemoryStream();
        while (head.Length < limit)
        {
            if (await ReadByteAsync(cancellationToken).ConfigureAwait(false) is not { } next)
            {
                return null;
            }

            head.WriteByte(next);
            if (next == '\n' && head.Length >= 4 && head.GetBuffer().AsSpan((int)head.Length - 4, 4).SequenceEqual("\r\n\r\n"u8))
            {
                return head.ToArray();
            }
        }

        IsHeadTooLong = true;
        return null;
    }

    public async Task<byte[]> ReadExactlyAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count;)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new EndOfStreamException();
            }

            var part = Math.Min(count - i, _end - _start);
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(i));
            _start += part;
            i += part;
        }

        return bytes;
    }

    /// <summary>A chunked body; null when it is larger than the limit.</summary>
    public async Task<byte[]?> ReadChunksAsync(int limit, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (!int.TryParse(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)
                || size < 0)
            {
                throw new IOException("a chunk without a size");
            }

            if (size == 0)
            {
                // Trailers are ignored.
                while ((await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Length > 0)
                {
                    continue;
                }

                return body.ToArray();
            }

            if (body.Length + size > limit)
            {
                return null;
            }

            body.Write(await ReadExactlyAsync(size, cancellationToken).ConfigureAwait(false));
            await ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length < 1024 && await ReadByteAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)next);
        }

        throw new IOException("a line without an end");
    }

    private async ValueTask<byte?> ReadByteAsync(CancellationToken cancellationToken) =>
        _start < _end || await FillAsync(cancellationToken).ConfigureAwait(false) ? _buffer[_start++] : null;

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
        return _end > 0;
    }
}
