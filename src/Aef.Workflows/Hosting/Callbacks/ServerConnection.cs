using System.Net.Sockets;

namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>
/// One connection to a callback server. Its token is cancelled at a timeout, when the server stops, or when its slot is needed.
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _stopping;
    private readonly ITimer _timer;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _requestTimeout;
    private readonly long _start;

    public ServerConnection(TcpClient client, CallbackServerLimits limits, TimeProvider clock, CancellationToken stop)
    {
        Client = client;
        _end = new CancellationTokenSource();
        _stopping = stop.Register(Close);
        _clock = clock;
        _requestTimeout = limits.RequestTimeout;
        _start = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => TimeOut(), null, limits.HeadTimeout, Timeout.InfiniteTimeSpan);
    }

    public TcpClient Client { get; }

    /// <summary>Cancels reading and writing.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>True when the client was too slow.</summary>
    public bool IsTimedOut { get; private set; }

    /// <summary>The head has been read; the rest of the request has the remaining time.</summary>
    public void HeadRead()
    {
        var rest = _requestTimeout - _clock.GetElapsedTime(_start);
        _timer.Change(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the connection.</summary>
    public void Close()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended on its own in the meantime.
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stopping.Dispose();
        Client.Dispose();
        _end.Dispose();
    }

    private void TimeOut()
    {
        IsTimedOut = true;
        Close();
    }
}
