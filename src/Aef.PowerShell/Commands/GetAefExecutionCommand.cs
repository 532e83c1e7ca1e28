using System.Management.Automation;
using Aef.Google.Executions;
using Aef.Google.Rest.Clients;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>Returns executions of workflows at Google or on a local server: those that are named, or the newest of a workflow.</summary>
[Cmdlet(VerbsCommon.Get, "AefExecution", DefaultParameterSetName = NameSet)]
[OutputType(typeof(WorkflowExecution))]
public sealed class GetAefExecutionCommand : ExecutionCommand
{
    private const string NameSet = "Name";
    private const string WorkflowSet = "Workflow";

    /// <summary>The executions: WORKFLOW/ID or the whole name, also from Start-AefExecution.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    /// <summary>The id of a workflow, whose executions are listed, the newest first. A list has no arguments and no results.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WorkflowSet)]
    public string Workflow { get; set; } = string.Empty;

    /// <summary>A filter of Google's API, such as state="FAILED".</summary>
    [Parameter(ParameterSetName = WorkflowSet)]
    public string? Filter { get; set; }

    /// <summary>The largest number of executions.</summary>
    [Parameter(ParameterSetName = WorkflowSet)]
    [ValidateRange(1, int.MaxValue)]
    public int Limit { get; set; } = 20;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == NameSet)
        {
            ForEach(Name, name => Clients.Executions.FindAsync(name.ToString(), cancellationToken: StopToken));
            return;
        }

        var found = new List<WorkflowExecution>();
        var workflow = WorkflowName(Workflow);
        Call(Workflow, () => ListAsync(workflow, found));
        WriteObject(found, enumerateCollection: true);
    }

    private async Task ListAsync(string workflow, List<WorkflowExecution> found)
    {
        var query = new ListQuery { Filter = Filter, PageSize = Math.Min(Limit, 100) };
        await foreach (var execution in Clients.Executions.ListAsync(workflow, query, full: false, StopToken).ConfigureAwait(false))
        {
            if (ExecutionName.Find(execution.Name, null) is { } name)
            {
                found.Add(new WorkflowExecution(name, execution));
            }

            if (found.Count == Limit)
            {
                return;
            }
        }
    }
}
