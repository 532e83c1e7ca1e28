using System.Buffers;
using System.Security.Cryptography;
using Aef.Google.Rest;

namespace Aef.Server.Storage;

/// <summary>Writes a content and computes its checksums on the way.</summary>
internal sealed class BlobWriter(Stream file) : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;

#pragma warning disable CA5351 // Cloud Storage reports MD5 as a checksum; it protects nothing.
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
    private Crc32C _crc;

    /// <summary>The number of bytes until now.</summary>
    public long Length { get; private set; }

    /// <summary>The checksums of the bytes until now.</summary>
    public Checksums Checksums => new(Convert.ToBase64String(_md5.GetCurrentHash()), _crc.ToString());

    /// <summary>Adds bytes.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Add(bytes.Span);
        return file.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Adds the rest of a stream, except its first bytes. What was read before the stream breaks off is kept.</summary>
    public async Task CopyAsync(Stream source, long skip, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int count;
            while ((count = await source.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                var known = (int)Math.Min(skip, count);
                skip -= known;
                await WriteAsync(buffer.AsMemory(known, count - known), CancellationToken.None).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Passes what was written to the operating system: it survives the end of the process.</summary>
    public Task FlushAsync() => file.FlushAsync(CancellationToken.None);

    /// <summary>Computes the checksums of what is there already; the next bytes are added after it.</summary>
    public async Task ReadChecksumsAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int count;
            while ((count = await file.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                Add(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _md5.Dispose();
        await file.DisposeAsync().ConfigureAwait(false);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        _md5.AppendData(bytes);
        _crc.Append(bytes);
        Length += bytes.Length;
    }
}
