using System.Management.Automation;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>Cancels executions of workflows at Google or on a local server, and returns them.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AefExecution", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowExecution))]
public sealed class StopAefExecutionCommand : ExecutionCommand
{
    /// <summary>The executions: WORKFLOW/ID or the whole name, also from Start-AefExecution or Get-AefExecution.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process() => ForEach(
        [.. Name.Where(name => ShouldProcess($"execution {name}", "Cancel"))],
        async name => await Clients.Executions.CancelAsync(name.ToString(), StopToken).ConfigureAwait(false));
}
