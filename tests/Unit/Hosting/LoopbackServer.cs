using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aef.Tests.Hosting;

/// <summary>
/// An HTTP server on this machine for one test: a function returns the whole response to each request, one connection each.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, Task<string?>> _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public LoopbackServer(Func<string, Task<string?>> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = Task.Run(AcceptAsync);
    }

    public LoopbackServer(Func<string, string?> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    /// <summary>The host with its port.</summary>
    public string Authority => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The requests so far, head and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Ends when a client has gone away without waiting for its response.</summary>
    public Task Gone => _gone.Task;

    public static string Response(string status, string body, string headers = "Content-Type: text/plain\r\n") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                open.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadAsync(stream);
                Requests.Enqueue(request);

                var answer = _answer(request);
                if (await Task.WhenAny(answer, LeaveAsync(stream)) != answer)
                {
                    _gone.TrySetResult();
                    return;
                }

                // Without a response the connection just ends.
                if (await answer is { } response)
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(response), _stop.Token);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // The client is gone, or the test has ended.
            }
        }
    }

    /// <summary>Ends when nothing more can come from the client.</summary>
    private async Task LeaveAsync(NetworkStream stream)
    {
        try
        {
            _ = await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, _stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Gone, too.
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = string.Empty;
        var buffer = new byte[4096];
        while (true)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                var length = text[..end]
                    .Split("\r\n")
                    .FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                if (text.Length >= end + 4 + (length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)))
                {
                    return text;
                }
            }

            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return text;
            }

            text += Encoding.Latin1.GetString(buffer, 0, count);
        }
    }
}
