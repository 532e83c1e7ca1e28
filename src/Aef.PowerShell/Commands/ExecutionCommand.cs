using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Google.Executions;
using Aef.Google.Rest.Executions;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet for executions of workflows at Google or on a local server.</summary>
public abstract class ExecutionCommand : GoogleCommand
{
    private const string WholeName = "projects/";

    /// <summary>The resource name of a workflow, from its id or its resource name.</summary>
    private protected string WorkflowName(string workflow) =>
        workflow.StartsWith(WholeName, StringComparison.Ordinal) ? workflow : $"{FindParent()}/workflows/{workflow}";

    /// <summary>Calls the API for each execution that is named; an unknown one is an error.</summary>
    private protected void ForEach(string[] names, Func<ExecutionName, Task<Execution?>> call)
    {
        foreach (var text in names)
        {
            var parent = text.StartsWith(WholeName, StringComparison.Ordinal) ? null : FindParent();
            Execution? found = null;
            var hasFailed = true;
            var name = ExecutionName.Find(text, parent);
            Call(text, async () =>
            {
                found = name is null ? null : await call(name).ConfigureAwait(false);
                hasFailed = false;
            });
            if (name is not null && found is not null)
            {
                WriteObject(new WorkflowExecution(name, found));
            }
            else if (!hasFailed)
            {
                WriteErrors([GoogleDiagnostics.UnknownExecution.At(Location.None, text)], text);
            }
        }
    }
}
