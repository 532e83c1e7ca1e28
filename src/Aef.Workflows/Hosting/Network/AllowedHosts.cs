using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Aef.Workflows.Hosting.Network;

/// <summary>The hosts that a run may call for real. No other host is called, not even through a redirect.</summary>
public sealed class AllowedHosts
{
    private readonly List<(string Host, bool IsSuffix, int? Port)> _hosts = [];

    private bool _allowsAll;

    /// <summary>All hosts, for requests that a user has described as jobs.</summary>
    public static AllowedHosts All => new() { _allowsAll = true };

    /// <summary>True when no host is allowed.</summary>
    public bool IsEmpty => _hosts.Count == 0 && !_allowsAll;

    /// <summary>
    /// Allows <c>host</c>, <c>host:port</c> or <c>*.suffix</c>, which matches every name below the suffix. Without a port the default port
    /// of <c>http</c> or <c>https</c> is used. False, with the reason, when the text has another form.
    /// </summary>
    public bool TryAdd(string text, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        problem =
            $"\"{text}\" is not a host name. Examples: api.example.com, api.example.com:8080, or *.example.com for all of its subdomains";
        var isSuffix = text.StartsWith("*.", StringComparison.Ordinal);
        var rest = isSuffix ? text[2..] : text;
        int? port = null;
        var colon = rest.LastIndexOf(':');
        if (colon > rest.LastIndexOf(']'))
        {
            if (!int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number is 0 or > 65_535)
            {
                return false;
            }

            (rest, port) = (rest[..colon], number);
        }

        // Requests are compared with the name as the URL parser normalizes it.
        if (rest.Length == 0
            || rest.Any(c => c is '/' or '@' or '?' or '#' or '*' or '\\' or '%' || char.IsWhiteSpace(c))
            || !Uri.TryCreate($"http://{rest}/", UriKind.Absolute, out var address)
            || address.PathAndQuery != "/")
        {
            return false;
        }

        _hosts.Add((address.IdnHost, isSuffix, port));
        problem = null;
        return true;
    }

    /// <summary>True when requests to the URL are allowed.</summary>
    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme is "http" or "https"
            && (_allowsAll || _hosts.Any(h =>
                IsHost(h.Host, h.IsSuffix, address.IdnHost) && (h.Port is { } port ? port == address.Port : address.IsDefaultPort)));
    }

    private static bool IsHost(string allowed, bool isSuffix, string host) => isSuffix
        ? host.Length > allowed.Length + 1 && host.EndsWith("." + allowed, StringComparison.OrdinalIgnoreCase)
        : string.Equals(host, allowed, StringComparison.OrdinalIgnoreCase);
}
