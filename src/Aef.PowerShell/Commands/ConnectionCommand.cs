using System.Management.Automation;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.Runs.Connections;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that uses the connections of an environment in <c>aef.json</c>.</summary>
public abstract class ConnectionCommand : AefCommand
{
    /// <summary>The environment of aef.json in the current folder or above; without it, local.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>
    /// The state folder, which has the file of the connection lake. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or
    /// in the current folder.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? StatePath { get; set; }

    /// <summary>The connections of the environment; null after an error was written.</summary>
    private protected ConnectionSet? Connections()
    {
        var found = SessionEnvironment.Access(Workspace.Loader)
            .Find(CurrentFolder, Environment, SessionHistory.Find(CurrentFolder, StatePath).Folder.Path);
        WriteDiagnostics(found.Diagnostics);
        WriteErrors(found.Diagnostics, Environment);
        return found.Connections;
    }
}
