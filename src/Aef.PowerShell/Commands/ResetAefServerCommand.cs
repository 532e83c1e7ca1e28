using System.Management.Automation;
using Aef.Runs.Servers;

namespace Aef.PowerShell.Commands;

/// <summary>Deletes all workflows, executions and other resources of a local server, as with a new state folder.</summary>
[Cmdlet(VerbsCommon.Reset, "AefServer", SupportsShouldProcess = true)]
[OutputType(typeof(LocalServer))]
public sealed class ResetAefServerCommand : ServerCommand
{
    /// <summary>The servers, from Start-AefServer or Get-AefServer; without it, that of the state folder.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public LocalServer[] Server { get; set; } = [];

    /// <summary>Returns the server.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Change(Server, "Reset", PassThru, server => Control.ResetAsync(server, StopToken));
}
