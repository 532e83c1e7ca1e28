namespace Aef.Google.Rest.Transport;

/// <summary>An HTTP request.</summary>
/// <param name="Method">The method, such as <c>GET</c>.</param>
/// <param name="Uri">The address with its query.</param>
public sealed record TransportRequest(string Method, Uri Uri)
{
    /// <summary>The headers, without those of the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; null for none.</summary>
    public TransportBody? Body { get; init; }

    /// <summary>
    /// False if the request must reach the server at most once. A transport then uses a new connection, so that no layer below can send the
    /// request again because a kept connection was closed.
    /// </summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>The same request with one more header.</summary>
    public TransportRequest WithHeader(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };
}
