using System.Management.Automation;
using Aef.PowerShell.Conversion;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Executing;

/// <summary>Creates the result of a job from the output of its script block.</summary>
internal static class JobResults
{
    /// <summary>No output is null, one object is that object, several objects are a list.</summary>
    public static JobResult Of(IReadOnlyList<object?> output)
    {
        try
        {
            return JobResult.Success(WorkflowValue.FromDocument(DocumentNodes.From(output switch
            {
                [] => null,
                [var only] => only,
                _ => output,
            })));
        }
        catch (PSInvalidCastException e)
        {
            return JobResult.Failed($"The output of the script block cannot be a value: {e.Message}");
        }
    }

    /// <summary>A terminating error fails the job.</summary>
    public static JobResult Of(RuntimeException error) => JobResult.Failed(error.ErrorRecord?.ToString() ?? error.Message);
}
