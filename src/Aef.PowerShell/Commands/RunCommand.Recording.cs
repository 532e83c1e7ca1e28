using System.Management.Automation;
using Aef.PowerShell.Files;
using Aef.Runs.History;

namespace Aef.PowerShell.Commands;

/// <content>The record of a run.</content>
public abstract partial class RunCommand
{
    /// <summary>
    /// With -Simulate, records the run in the state folder, with a journal, events and logs. A run that does its jobs is always recorded.
    /// </summary>
    [Parameter]
    public SwitchParameter Record { get; set; }

    /// <summary>
    /// The state folder of the record. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or in the current folder.
    /// </summary>
    [Parameter]
    public string? StatePath { get; set; }

    /// <summary>The audit log of the record; without it, that of the state folder.</summary>
    [Parameter]
    public string? AuditPath { get; set; }

    private RecordingOptions? Recording() => Record || !Simulate
        ? SessionHistory.Recording(this, StatePath, AuditPath)
        : null;
}
