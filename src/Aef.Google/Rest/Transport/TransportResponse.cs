namespace Aef.Google.Rest.Transport;

/// <summary>The answer to a request. Disposing of it returns the connection.</summary>
public sealed class TransportResponse : IDisposable
{
    private readonly IDisposable? _owner;

    /// <summary>An answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">All headers, in the order of the answer.</param>
    /// <param name="body">The body, at its beginning.</param>
    /// <param name="owner">What is disposed with the answer; null for nothing but the body.</param>
    public TransportResponse(int status, IReadOnlyList<KeyValuePair<string, string>> headers, Stream body, IDisposable? owner = null)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(body);
        Status = status;
        Headers = headers;
        Body = body;
        _owner = owner;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body.</summary>
    public Stream Body { get; }

    /// <summary>The first value of a header; null if the answer does not have it.</summary>
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Body.Dispose();
        _owner?.Dispose();
    }
}
