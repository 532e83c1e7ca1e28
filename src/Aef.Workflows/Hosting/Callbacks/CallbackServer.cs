using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Aef.Workflows.Hosting.Network;

namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>
/// Accepts local requests to the callback endpoints of a run: it listens on 127.0.0.1 below an unguessable path. Disposing it stops it.
/// </summary>
public sealed class CallbackServer : IAsyncDisposable
{
    private readonly CallbackEndpoints _endpoints;
    private readonly TimeProvider _clock;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly CallbackServerLimits _limits;
    private readonly ServerConnections _connections;
    private readonly Task _accepting;

    private CallbackServer(CallbackEndpoints endpoints, TimeProvider clock, TcpListener listener, string path, CallbackServerLimits limits)
    {
        _limits = limits;
        _connections = new ServerConnections(limits.MaxConnections);
        _endpoints = endpoints;
        _clock = clock;
        _listener = listener;
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{path}"));
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>The URL prefix of the endpoints; see <see cref="Aef.Workflows.Engine.EngineEnvironment.CallbackAddress"/>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The open connections.</summary>
    internal ServerConnections OpenConnections => _connections;

    /// <summary>
    /// Starts a server on a port, or with 0 on a free one; with <paramref name="address"/>, the prefix of an earlier server, on its port
    /// and below its path.
    /// </summary>
    /// <exception cref="SocketException">The port is not available.</exception>
    public static CallbackServer Start(
        CallbackEndpoints endpoints, TimeProvider? clock = null, Uri? address = null, int port = 0, CallbackServerLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var listener = new TcpListener(IPAddress.Loopback, address?.Port ?? port);
        listener.Start();
        var path = address?.AbsolutePath ?? "/" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        return new CallbackServer(endpoints, clock ?? TimeProvider.System, listener, path, limits ?? CallbackServerLimits.Default);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                open.RemoveAll(t => t.IsCompleted);

                // Added here and not in the task: which connection is the oldest does not depend on when the tasks begin.
                var connection = new ServerConnection(client, _limits, _clock, _stop.Token);
                var hasSlot = _connections.TryAdd(connection);
                open.Add(Task.Run(() => ServeAsync(connection, hasSlot)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The listener was stopped, before or during the call.
            await Task.WhenAll(open).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(ServerConnection connection, bool hasSlot)
    {
        using var ending = connection;
        var hasHead = false;
        try
        {
            if (!hasSlot)
            {
                await AnswerAsync(connection, 503).ConfigureAwait(false);
                return;
            }

            var stream = connection.Client.GetStream();
            var (status, request) = await ServerRequest.ReadAsync(stream, _limits, HasHead, connection.End).ConfigureAwait(false);
            if (request is not null)
            {
                status = request.IsForLoopback ? Deliver(request) : 404;
            }

            await AnswerAsync(connection, status).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (connection.IsTimedOut)
        {
            await TryAnswerAsync(connection.Client, 408).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or InvalidOperationException)
        {
            // The client disconnected, its slot was needed, or the server is stopping.
        }
        finally
        {
            _connections.Remove(connection, hasHead);
        }

        void HasHead()
        {
            // Set the timer first: code that sees that the head is read relies on the remaining time.
            connection.HeadRead();
            hasHead = _connections.TryPromote(connection);
            if (!hasHead)
            {
                throw new OperationCanceledException("The slot of the connection was needed.");
            }
        }
    }

    private static async Task AnswerAsync(ServerConnection connection, int status)
    {
        await connection.Client.GetStream().WriteAsync(HeadOf(status), connection.End).ConfigureAwait(false);
        connection.Client.Client.Shutdown(SocketShutdown.Send);
    }

    /// <summary>The client may never read, so the server does not wait for it.</summary>
    private static async Task TryAnswerAsync(TcpClient client, int status)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await client.GetStream().WriteAsync(HeadOf(status), limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or InvalidOperationException)
        {
            // The client has disconnected.
        }
    }

    private static byte[] HeadOf(int status)
    {
        var reason = status switch
        {
            200 => "OK",
            404 => "Not Found",
            405 => "Method Not Allowed",
            408 => "Request Timeout",
            413 => "Content Too Large",
            429 => "Too Many Requests",
            431 => "Request Header Fields Too Large",
            503 => "Service Unavailable",
            _ => "Bad Request",
        };
        var head = string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {reason}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return Encoding.ASCII.GetBytes(head);
    }

    private int Deliver(ServerRequest request)
    {
        var url = BaseAddress.GetLeftPart(UriPartial.Authority) + request.Path;
        return _endpoints.Deliver(
            new CallbackRequest(
                request.Method,
                url,
                request.Headers,
                request.Query,
                MessageContent.Decode(request.Body, request.ContentType)),
            _clock.GetUtcNow());
    }
}
