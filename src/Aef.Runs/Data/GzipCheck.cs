using System.IO.Compression;
using System.Security.Cryptography;

namespace Aef.Runs.Data;

/// <summary>
/// Finds compressed files that were cut off. <see cref="GZipStream"/> reads such a file as if it were complete. The check reads the file
/// with one more member behind it, which is decompressed only if the file ends where a member ends.
/// </summary>
internal static class GzipCheck
{
    private const int BufferSize = 128 << 10;
    private const int Length = 16;

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, was cut off, or has something behind its end.</exception>
    public static async Task VerifyAsync(string path, CancellationToken cancellationToken)
    {
        var end = RandomNumberGenerator.GetBytes(Length);
        var source = DataFile.OpenBytes(path);
        await using var opened = source.ConfigureAwait(false);
        var gzip = new GZipStream(new JoinedStream(source, Compressed(end)), CompressionMode.Decompress);
        await using var read = gzip.ConfigureAwait(false);
        var buffer = new byte[Length + BufferSize];
        var kept = 0;
        while (await gzip.ReadAsync(buffer.AsMemory(kept), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            // Only the last bytes are of interest.
            var all = kept + count;
            kept = Math.Min(Length, all);
            buffer.AsSpan(all - kept, kept).CopyTo(buffer);
        }

        if (!buffer.AsSpan(0, kept).SequenceEqual(end))
        {
            throw new InvalidDataException("The file was cut off, or has something behind its end.");
        }
    }

    private static MemoryStream Compressed(byte[] bytes)
    {
        var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        result.Position = 0;
        return result;
    }

    /// <summary>Two streams, one after the other, for reading.</summary>
    private sealed class JoinedStream(Stream first, Stream second) : Stream
    {
        private bool _isSecond;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_isSecond)
            {
                var count = await first.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                _isSecond = count == 0 && buffer.Length > 0;
                if (!_isSecond)
                {
                    return count;
                }
            }

            return await second.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
