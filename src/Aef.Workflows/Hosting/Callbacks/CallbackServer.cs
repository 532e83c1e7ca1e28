using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Aef.Workflows.Hosting.Network;

namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>
/// Takes requests to the callback endpoints of a run, on this machine only: it listens on 127.0.0.1 and below a path that nobody can guess. It stops when it is disposed.
/// </summary>
public sealed class CallbackServer : IAsyncDisposable
{
    private const int MostConnections = 64;
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    private readonly CallbackEndpoints _endpoints;
    private readonly TimeProvider _clock;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _locations = new(MostConnections);
    private readonly Task _accepting;

    private CallbackServer(CallbackEndpoints endpoints, TimeProvider clock, TcpListener listener, string path)
    {
        _endpoints = endpoints;
        _clock = clock;
        _listener = listener;
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{path}"));
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>What the addresses of endpoints begin with; see <see cref="Aef.Workflows.Engine.EngineEnvironment.CallbackAddress"/>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>
    /// Starts a server on a port, or with 0 on a free one; with <paramref name="address"/>, one of an earlier server, on its port and below its path.
    /// </summary>
    /// <exception cref="SocketException">The port cannot be had.</exception>
    public static CallbackServer Start(CallbackEndpoints endpoints, TimeProvider? clock = null, Uri? address = null, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var listener = new TcpListener(IPAddress.Loopback, address?.Port ?? port);
        listener.Start();
        var path = address?.AbsolutePath ?? "/" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        return new CallbackServer(endpoints, clock ?? TimeProvider.System, listener, path);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        _locations.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                await _locations.WaitAsync(_stop.Token).ConfigureAwait(false);
                var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                open.RemoveAll(t => t.IsCompleted);
                open.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The listener was stopped, before or while it was asked.
            await Task.WhenAll(open).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
            {
                limit.CancelAfter(LongestRequest);
                var stream = client.GetStream();
                var (status, request) = await ServerRequest.ReadAsync(stream, limit.Token).ConfigureAwait(false);
                if (request is not null)
                {
                    status = request.IsForLoopback ? Deliver(request) : 404;
                }

                var reason = status switch { 200 => "OK", 404 => "Not Found", 405 => "Method Not Allowed", 413 => "Content Too Large", 429 => "Too Many Requests", _ => "Bad Request" };
                var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {reason}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head), limit.Token).ConfigureAwait(false);
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or InvalidOperationException)
        {
            // The client went away or took too long, or the server stops.
        }
        finally
        {
            _locations.Release();
        }
    }

    private int Deliver(ServerRequest request)
    {
        var url = BaseAddress.GetLeftPart(UriPartial.Authority) + request.Path;
        return _endpoints.Deliver(new CallbackRequest(request.Method, url, request.Headers, request.Query, MessageContent.Decode(request.Body, request.ContentType)), _clock.GetUtcNow());
    }
}
