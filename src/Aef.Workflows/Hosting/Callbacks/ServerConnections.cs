namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>
/// The open connections. When all slots are in use, the oldest connection that has not sent its whole head yet is closed.
/// </summary>
internal sealed class ServerConnections(int most)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<ServerConnection> _reading = [];
    private int _count;

    /// <summary>The number of connections.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>The number of connections that have not sent their whole head.</summary>
    public int Reading
    {
        get
        {
            lock (_lock)
            {
                return _reading.Count;
            }
        }
    }

    /// <summary>Adds a connection; false when there is no slot for it.</summary>
    public bool TryAdd(ServerConnection connection)
    {
        ServerConnection? oldest = null;
        lock (_lock)
        {
            if (_count >= most)
            {
                oldest = _reading.First?.Value;
                if (oldest is null)
                {
                    return false;
                }

                // Its slot is free from now on, however long closing lasts.
                _reading.RemoveFirst();
                _count--;
            }

            _reading.AddLast(connection);
            _count++;
        }

        oldest?.Close();
        return true;
    }

    /// <summary>The head of a request has arrived; false when the connection was closed for another one.</summary>
    public bool TryPromote(ServerConnection connection)
    {
        lock (_lock)
        {
            return _reading.Remove(connection);
        }
    }

    /// <summary>A connection has ended; <paramref name="isPromoted"/> when its head had arrived.</summary>
    public void Remove(ServerConnection connection, bool isPromoted)
    {
        lock (_lock)
        {
            if (_reading.Remove(connection) || isPromoted)
            {
                _count--;
            }
        }
    }
}
