using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;

namespace Aef.PowerShell.Executing;

/// <summary>At most so many runspaces, each opened when it is first needed and used again afterwards.</summary>
internal sealed class RunspaceSet(int limit, string location) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limit, limit);
    private readonly ConcurrentBag<Runspace> _idle = [];
    private bool _isDisposed;

    /// <summary>How many runspaces there may be.</summary>
    public int Limit => limit;

    /// <summary>Waits until a runspace is free. It remembers nothing of what ran in it before.</summary>
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

    /// <summary>Gives a runspace back.</summary>
    public void Give(Runspace runspace)
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
            // The run has ended in between; nobody waits.
        }
    }

    /// <summary>Closes the runspaces; one that is still at work when it is given back.</summary>
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
