using System.Collections.Concurrent;

namespace Aef.PowerShell.Executing;

/// <summary>A limited number of runspaces, each opened when first needed and then reused.</summary>
internal sealed class RunspaceSet(int limit, string location) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limit, limit);
    private readonly ConcurrentBag<BlockRunspace> _idle = [];
    private bool _isDisposed;

    /// <summary>The maximum number of runspaces.</summary>
    public int Limit => limit;

    /// <summary>Waits until a runspace is free. It keeps no state of earlier jobs.</summary>
    public async Task<BlockRunspace> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_idle.TryTake(out var runspace))
        {
            runspace.Reset();
        }
        else
        {
            runspace = BlockRunspace.Open();
        }

        runspace.Runspace.SessionStateProxy.Path.SetLocation(location);
        return runspace;
    }

    /// <summary>Returns a runspace to the set.</summary>
    public void Return(BlockRunspace runspace)
    {
        if (_isDisposed)
        {
            runspace.Runspace.Dispose();
            return;
        }

        _idle.Add(runspace);
        try
        {
            _free.Release();
        }
        catch (ObjectDisposedException)
        {
            // The run has ended in between; no job waits.
        }
    }

    /// <summary>Closes the runspaces; one that is still running, when it is returned.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryTake(out var runspace))
        {
            runspace.Runspace.Dispose();
        }

        _free.Dispose();
    }
}
