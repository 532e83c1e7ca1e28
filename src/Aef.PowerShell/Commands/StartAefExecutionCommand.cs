using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Google.Executions;
using Aef.Google.Rest.Executions;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Files;
using Aef.PowerShell.Results;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Starts published workflows at Google or on a local server, each at most once, and returns the executions without waiting for them.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "AefExecution", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowExecution))]
public sealed class StartAefExecutionCommand : ExecutionCommand
{
    /// <summary>The workflows: their ids, or their whole names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string[] Workflow { get; set; } = [];

    /// <summary>The argument of the execution, a hashtable or JSON: inputs, query_variables, workflow_properties, resume.</summary>
    [Parameter]
    [JsonArgument]
    public IDictionary? Argument { get; set; }

    /// <summary>The labels of the execution: a hashtable of names and values.</summary>
    [Parameter]
    public IDictionary? Label { get; set; }

    /// <summary>Keeps the variables of each step, which aef executions record needs; steps then cost more.</summary>
    [Parameter]
    public SwitchParameter DetailedHistory { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var workflow in Workflow)
        {
            var name = WorkflowName(workflow);
            if (ShouldProcess($"workflow {name}", "Start execution"))
            {
                ExecutionStart? start = null;
                var starting = new Execution
                {
                    Argument = Argument is null ? null : WorkflowValue.FromDocument(DocumentNodes.From(Argument)).ToJson(),
                    Labels = Labels(),
                    ExecutionHistoryLevel = DetailedHistory ? "EXECUTION_HISTORY_DETAILED" : null,
                };
                Call(workflow, async () => start = await new ExecutionStarter(Clients.Executions, SessionHistory.Clock)
                    .StartAsync(name, starting, StopToken).ConfigureAwait(false));
                Write(name, start);
            }
        }
    }

    private void Write(string workflow, ExecutionStart? start)
    {
        if (start?.Execution is { } started && ExecutionName.Find(started.Name, null) is { } name)
        {
            WriteObject(new WorkflowExecution(name, started));
        }
        else if (start is not null)
        {
            var reason = start.Reason ?? "The answer has no name.";
            WriteErrors([GoogleDiagnostics.MayHaveBeenStarted.At(Location.None, workflow, reason, start.RequestId)], workflow);
        }
    }

    private Dictionary<string, string?> Labels()
    {
        var labels = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Label ?? new Hashtable())
        {
            labels[LanguagePrimitives.ConvertTo<string>(entry.Key)] =
                Convert.ToString(PlainValue.Of(entry.Value), CultureInfo.InvariantCulture);
        }

        return labels;
    }
}
