using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Network;

namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>One incoming request: supports as much of HTTP/1.1 as callbacks need, and rejects everything else.</summary>
internal sealed class ServerRequest
{
    private ServerRequest(string method, string target, IReadOnlyList<(string Name, string Value)> headers, byte[] body)
    {
        Method = method;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? target : target[..mark];
        Query = ValuesOf(mark < 0 ? [] : target[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Parameter));
        Headers = ValuesOf(headers.Select(h => (HeaderName.Canonical(h.Name), h.Value)));
        ContentType = Find(headers, "Content-Type");
        IsForLoopback = Find(headers, "Host")?.Split(':')[0] is "127.0.0.1" or "localhost";
        Body = body;
    }

    public string Method { get; }

    public string Path { get; }

    public WorkflowValue Query { get; }

    public WorkflowValue Headers { get; }

    public string? ContentType { get; }

    /// <summary>False for a request of a browser that reached this address through a foreign host name (DNS rebinding).</summary>
    public bool IsForLoopback { get; }

    public byte[] Body { get; }

    /// <summary>
    /// Reads a request, or returns the status of its rejection. <paramref name="hasHead"/> is called when the head is complete.
    /// </summary>
    public static async Task<(int Status, ServerRequest? Request)> ReadAsync(
        NetworkStream stream, CallbackServerLimits limits, Action hasHead, CancellationToken cancellationToken)
    {
        var reader = new ServerStream(stream);
        if (await reader.ReadHeadAsync(limits.MaxHeadBytes, cancellationToken).ConfigureAwait(false) is not { } head)
        {
            return (reader.IsHeadTooLong ? 431 : 400, null);
        }

        hasHead();
        if (ReadHead(head) is not { } parsed)
        {
            return (400, null);
        }

        if (parsed.Headers.Count > limits.MaxHeaders)
        {
            return (431, null);
        }

        // Two lengths, or two hosts, may be read as two different requests.
        var (method, target, headers) = parsed;
        if (Repeats(headers, "Content-Length") || Repeats(headers, "Host") || Repeats(headers, "Transfer-Encoding"))
        {
            return (400, null);
        }

        if (string.Equals(Find(headers, "Expect"), "100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        byte[]? body = [];
        if (Find(headers, "Transfer-Encoding") is { } coding)
        {
            if (!coding.Equals("chunked", StringComparison.OrdinalIgnoreCase) || Find(headers, "Content-Length") is not null)
            {
                return (400, null);
            }

            body = await reader.ReadChunksAsync(limits.MaxBodyBytes, cancellationToken).ConfigureAwait(false);
        }
        else if (Find(headers, "Content-Length") is { } length)
        {
            if (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return (400, null);
            }

            body = count > limits.MaxBodyBytes ? null : await reader.ReadExactlyAsync((int)count, cancellationToken).ConfigureAwait(false);
        }

        return body is null ? (413, null) : (200, new ServerRequest(method, target, headers, body));
    }

    private static (string Method, string Target, List<(string Name, string Value)> Headers)? ReadHead(byte[] head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        var start = lines[0].Split(' ');
        if (start is not [{ Length: > 0 and < 32 } method, ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"])
        {
            return null;
        }

        var headers = new List<(string, string)>();
        foreach (var line in lines.Skip(1).Where(l => l.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line[0] is ' ' or '\t')
            {
                return null;
            }

            headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        }

        return (method, target, headers);
    }

    private static bool Repeats(IReadOnlyList<(string Name, string Value)> headers, string name) =>
        headers.Count(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) > 1;

    private static string? Find(IReadOnlyList<(string Name, string Value)> headers, string name) =>
        headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static (string Name, string Value) Parameter(string part)
    {
        var sign = part.IndexOf('=', StringComparison.Ordinal);
        return (Decoded(sign < 0 ? part : part[..sign]), sign < 0 ? string.Empty : Decoded(part[(sign + 1)..]));
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>A map of strings; a repeated name has a list.</summary>
    private static WorkflowValue ValuesOf(IEnumerable<(string Name, string Value)> pairs) => WorkflowValue.FromMap(
        [.. pairs.GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => (g.Key, g.Count() == 1 ? WorkflowValue.FromString(g.First().Value) : WorkflowValue.FromList([.. g.Select(p => WorkflowValue.FromString(p.Value))])))]);
}
