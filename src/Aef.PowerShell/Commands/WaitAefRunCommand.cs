using System.Management.Automation;
using Aef.PowerShell.Errors;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Waits until background runs have ended and returns each as Invoke-AefPipeline does: the run, and one error when it failed.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "AefRun", DefaultParameterSetName = RunSet)]
[OutputType(typeof(Run))]
public sealed class WaitAefRunCommand : RunHandleCommand
{
    /// <summary>
    /// How long to wait for each run, in seconds; after that an error is written, and the run continues. Without it, no limit.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 2000000)]
    public double? TimeoutSeconds { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var timeout = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
        foreach (var handle in Runs())
        {
            try
            {
                if (!handle.Wait(timeout, StopToken) || handle.Run is not { } run)
                {
                    WriteError(ErrorRecords.RunTimeout(handle.Id, handle.Name, handle));
                    continue;
                }

                WriteObject(run);
                if (run.State == RunState.Failed)
                {
                    WriteError(ErrorRecords.ForRun(run));
                }
            }
            catch (OperationCanceledException)
            {
                // The user stopped the pipeline; the run continues in the background.
                return;
            }
        }
    }
}
