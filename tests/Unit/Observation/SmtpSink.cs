using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aef.Tests.Observation;

/// <summary>A mail relay on this machine, which accepts one e-mail and keeps its lines.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task<List<string>> _received;

    public SmtpSink()
    {
        _listener.Start();
        _received = Task.Run(ServeAsync);
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>All lines that the client has sent, commands and message.</summary>
    public Task<List<string>> ReceivedAsync() => _received;

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await ((Task)_received).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<List<string>> ServeAsync()
    {
        var lines = new List<string>();
        using var client = await _listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 sink");
        var isData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (isData && line != ".")
            {
                continue;
            }

            isData = line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase);
            await writer.WriteLineAsync(isData ? "354 go" : line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 ok");
        }

        return lines;
    }
}
