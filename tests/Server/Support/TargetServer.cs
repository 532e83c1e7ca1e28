using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aef.Tests.Server.Support;

/// <summary>
/// A target of jobs on loopback: it records each request, and answers with the next status, the last one again and again.
/// </summary>
internal sealed class TargetServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly Queue<string> _answers;
    private readonly Task _accepting;

    public TargetServer(params string[] answers)
    {
        _answers = new(answers.Length == 0 ? ["200 OK"] : answers);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Host => $"127.0.0.1:{Port}";

    public string Url => $"http://{Host}/target";

    public IReadOnlyList<Request> Requests => [.. _requests];

    /// <summary>Waits for the next request.</summary>
    public async Task<Request> NextAsync()
    {
        (await _arrived.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("no request arrived");
        return _requests.Last();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        _arrived.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        int body;
        while ((body = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0
            || text.Length < body + 4 + LengthOf(text.ToString()[..body]))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                return;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        var lines = text.ToString()[..body].Split("\r\n");
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
        _requests.Enqueue(new Request(lines[0], headers, text.ToString()[(body + 4)..]));
        var answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        if (answer.Length > 0)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }

        _arrived.Release();
        if (answer.Length == 0)
        {
            // The client gives up at its deadline.
            while (await stream.ReadAsync(buffer) > 0)
            {
            }
        }
    }

    private static int LengthOf(string headers)
    {
        var line = headers.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line["Content-Length:".Length..]);
    }

    public sealed record Request(string Line, IReadOnlyDictionary<string, string> Headers, string Body);
}
