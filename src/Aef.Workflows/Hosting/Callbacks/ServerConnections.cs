namespace Aef.Workflows.Hosting.Callbacks;

/// <summary>
/// The connections that are open. When all slots are taken, the oldest one that has not sent its whole head yet makes room.
/// </summary>
internal sealed class ServerConnections(int most)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<ServerConnection> _reading = [];
    private int _count;

    /// <summary>How many there are.</summary>
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

    /// <summary>How many of them have not sent their whole head.</summary>
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

    /// <summary>Adds a connection; false when there is no room for it.</summary>
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

                // Its slot is free from now on, however long it takes to close.
                _reading.RemoveFirst();
                _count--;
            }

            _reading.AddLast(connection);
            _count++;
        }

        oldest?.Close();
        return true;
    }

    /// <summary>The head of a request has come; false when the connection had to make room.</summary>
    public bool TryPromote(ServerConnection connection)
    {
        lock (_lock)
        {
            return _reading.Remove(connection);
        }
    }

    /// <summary>A connection has ended; <paramref name="isPromoted"/> when its head had come.</summary>
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
