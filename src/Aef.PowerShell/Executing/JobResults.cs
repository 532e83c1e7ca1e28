using System.Globalization;
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

    /// <summary><c>exit</c> ends the job: with 0 it succeeds with its output so far, with another code it fails.</summary>
    public static JobResult OfExit(int code, IReadOnlyList<object?> output) => code == 0
        ? Of(output)
        : JobResult.Failed(string.Create(CultureInfo.InvariantCulture, $"The script block ended with exit code {code}."));

    /// <summary><c>break</c> or <c>continue</c> without a loop in the block fails the job: it would leave a loop of the caller.</summary>
    public static JobResult OfLoopExit() =>
        JobResult.Failed("The script block ended with break or continue outside of a loop. Write return to end it early.");

    /// <summary>A terminating error fails the job.</summary>
    public static JobResult Of(RuntimeException error) => JobResult.Failed(error.ErrorRecord?.ToString() ?? error.Message);
}
