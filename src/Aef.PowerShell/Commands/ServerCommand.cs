using System.Management.Automation;
using Aef.Documents.Diagnostics;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.Runs.Servers;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet for the local server of a state folder.</summary>
public abstract class ServerCommand : AefCommand
{
    /// <summary>
    /// The state folder. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or in the current folder.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? StatePath { get; set; }

    private protected ServerControl Control { get; } = new();

    /// <summary>The state folder of this record. It need not exist: no server runs with it then, and one may start.</summary>
    private protected string State => SessionHistory.Find(CurrentFolder, StatePath).Folder.Path;

    /// <summary>The server of the state folder; null if none runs.</summary>
    private protected LocalServer? FindServer() => Control.FindAsync(State, StopToken).GetAwaiter().GetResult();

    /// <summary>Writes a problem as an error; false if there is none.</summary>
    private protected bool WriteProblem(Diagnostic? problem, object? target) => problem is not null && WriteErrors([problem], target);

    /// <summary>Changes the server of each record, and writes it with <paramref name="passThru"/>.</summary>
    private protected void Change(LocalServer[] servers, string action, bool passThru, Func<LocalServer, Task<Diagnostic?>> change)
    {
        if (servers.Length == 0 && FindServer() is { } found)
        {
            servers = [found];
        }

        if (servers.Length == 0)
        {
            WriteProblem(ServerControl.NotRunning(State), State);
        }

        foreach (var server in servers)
        {
            if (ShouldProcess($"local server {server.Url} (state: {server.Path})", action)
                && !WriteProblem(change(server).GetAwaiter().GetResult(), server)
                && passThru)
            {
                WriteObject(server);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Control.Dispose();
        base.Dispose(disposing);
    }
}
