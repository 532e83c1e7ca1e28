namespace Aef.Server.Http;

/// <summary>The difference between a request of this computer and one that a page of another site has caused.</summary>
internal static class LocalRequest
{
    /// <summary>True for a name of this computer; any other one in the Host header may be DNS rebinding.</summary>
    public static bool IsLocal(string host) =>
        host is "127.0.0.1" or "[::1]" or "::1" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the origin of this server's own pages.</summary>
    /// <param name="origin">The Origin header.</param>
    /// <param name="port">The port in the Host header; null for 80.</param>
    public static bool IsOwnOrigin(string origin, int? port) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.Scheme == "http"
        && IsLocal(address.Host)
        && address.Port == (port ?? 80);
}
