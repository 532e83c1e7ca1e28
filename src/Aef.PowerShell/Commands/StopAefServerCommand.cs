using System.Management.Automation;
using Aef.Runs.Servers;

namespace Aef.PowerShell.Commands;

/// <summary>Stops a local server. Executions that run continue when a server starts with the same state folder.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AefServer", SupportsShouldProcess = true)]
[OutputType(typeof(LocalServer))]
public sealed class StopAefServerCommand : ServerCommand
{
    /// <summary>The servers, from Start-AefServer or Get-AefServer; without it, that of the state folder.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public LocalServer[] Server { get; set; } = [];

    /// <summary>Returns the server.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Change(Server, "Stop", PassThru, server => Control.StopAsync(server, StopToken));
}
