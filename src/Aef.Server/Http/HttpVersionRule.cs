using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Aef.Server.Http;

/// <summary>
/// Refuses a connection whose first request has a version of HTTP that does not exist. Kestrel would answer it with 505, but a malformed
/// request is a fault of the client, which 4xx reports.
/// </summary>
internal static class HttpVersionRule
{
    /// <summary>Kestrel refuses longer request lines.</summary>
    private const int MaxLine = 16 * 1024;

    /// <summary>A connection on which nothing is sent is closed after this time, as Kestrel does later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(130);

    private static readonly byte[] Refusal = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    /// <summary>Reads the first line without consuming it, and passes the connection on if its version may exist.</summary>
    public static async Task CheckAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var input = connection.Transport.Input;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(Patience);
        while (true)
        {
            System.IO.Pipelines.ReadResult read;
            try
            {
                read = await input.ReadAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                return;
            }

            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var isKnown = IsKnown(Encoding.Latin1.GetString(buffer.Slice(0, end)));
                input.AdvanceTo(isKnown ? buffer.Start : buffer.End);
                if (!isKnown)
                {
                    await connection.Transport.Output.WriteAsync(Refusal, connection.ConnectionClosed).ConfigureAwait(false);
                    return;
                }

                break;
            }

            if (read.IsCompleted || buffer.Length > MaxLine)
            {
                input.AdvanceTo(buffer.Start);
                break;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }

        await next(connection).ConfigureAwait(false);
    }

    /// <summary>True unless a request line ends with a version other than 1.0, 1.1 and 2.0, the version of a preface of HTTP/2.</summary>
    private static bool IsKnown(string line)
    {
        var version = line[(line.LastIndexOf(' ') + 1)..].TrimEnd('\r');
        return !version.StartsWith("HTTP/", StringComparison.Ordinal) || version is "HTTP/1.0" or "HTTP/1.1" or "HTTP/2.0";
    }
}
