using System.Management.Automation;
using Aef.Runs.History;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet for recorded runs.</summary>
public abstract class HistoryCommand : AefCommand
{
    /// <summary>
    /// The state folder. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or in the current folder.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? StatePath { get; set; }

    /// <summary>The audit log, if the cmdlet has a parameter for it.</summary>
    private protected virtual string? Audit => null;

    /// <summary>The recorded runs.</summary>
    private protected RunHistory History => HistoryIn(StatePath, Audit);

    /// <summary>The folder of a run; null after an error was written.</summary>
    private protected RunFolder? Find(string id) => FindRecorded(History, id);
}
