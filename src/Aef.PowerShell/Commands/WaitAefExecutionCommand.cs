using System.Management.Automation;
using Aef.Google.Executions;
using Aef.Google.Rest.Executions;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>Waits for the end of executions of workflows at Google or on a local server, and returns each after its end.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AefExecution")]
[OutputType(typeof(WorkflowExecution))]
public sealed class WaitAefExecutionCommand : ExecutionCommand
{
    /// <summary>The executions: WORKFLOW/ID or the whole name, also from Start-AefExecution.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    /// <summary>The longest time in seconds for each execution, which goes on afterwards; without it, there is no limit.</summary>
    [Parameter]
    [ValidateRange(1, 31_536_000)]
    public int? TimeoutSeconds { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var name in Name)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
            if (TimeoutSeconds is { } seconds)
            {
                limit.CancelAfter(TimeSpan.FromSeconds(seconds));
            }

            try
            {
                ForEach([name], found => WaitAsync(found, limit.Token));
            }
            catch (OperationCanceledException) when (!StopToken.IsCancellationRequested)
            {
                WriteError(ErrorRecords.ExecutionTimeout(name));
            }
        }
    }

    private Task<Execution?> WaitAsync(ExecutionName name, CancellationToken end) =>
        new ExecutionMonitor(Clients.Executions, SessionHistory.Clock).WaitAsync(name, cancellationToken: end);
}
