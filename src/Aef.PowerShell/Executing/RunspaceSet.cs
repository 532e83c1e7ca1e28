using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;

namespace Aef.PowerShell.Executing;

/// <summary>A limited number of runspaces, each opened when first needed and then reused.</summary>
internal sealed class RunspaceSet(int limit, string location) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limit, limit);
    private readonly ConcurrentBag<Runspace> _idle = [];
    private bool _isDisposed;

    /// <summary>The maximum number of runspaces.</summary>
    public int Limit => limit;

    /// <summary>Waits until a runspace is free. It keeps no state of earlier jobs.</summary>
    public async Task<Runspace> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_idle.TryTake(out var runspace))
        {
            runspace.ResetRunspaceState();
        }
        else
        {
            runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
            runspace.ThreadOptions = PSThreadOptions.UseNewThread;
            runspace.Open();
        }

        runspace.SessionStateProxy.Path.SetLocation(location);
        return runspace;
    }

    /// <summary>Returns a runspace to the set.</summary>
    public void Return(Runspace runspace)
    {
        if (_isDisposed)
        {
            runspace.Dispose();
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
            runspace.Dispose();
        }

        _free.Dispose();
    }
}
