namespace Aef.Google.Rest.Transport;

/// <summary>The body of a request. It can be read again when the request is repeated.</summary>
public sealed class TransportBody
{
    private readonly Func<Stream> _open;

    /// <summary>A body that is in memory.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="contentType">The media type.</param>
    public TransportBody(ReadOnlyMemory<byte> bytes, string contentType)
        : this(() => new MemoryStream(bytes.ToArray(), writable: false), bytes.Length, contentType)
    {
        Bytes = bytes;
    }

    /// <summary>A body that is read from a stream.</summary>
    /// <param name="open">Opens the stream at its beginning; called once for each attempt. The transport disposes the stream.</param>
    /// <param name="length">The number of bytes.</param>
    /// <param name="contentType">The media type.</param>
    public TransportBody(Func<Stream> open, long length, string contentType)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(contentType);
        _open = open;
        Length = length;
        ContentType = contentType;
    }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>The number of bytes.</summary>
    public long Length { get; }

    /// <summary>The bytes, if they are in memory; null for a stream.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; }

    /// <summary>Opens the body at its beginning.</summary>
    public Stream Open() => _open();
}
