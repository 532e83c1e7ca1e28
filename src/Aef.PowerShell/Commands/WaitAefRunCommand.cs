using System.Management.Automation;
using Aef.PowerShell.Errors;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Waits until background runs have ended and gives each as Invoke-AefPipeline would: the run, and one error when it failed.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AefRun", DefaultParameterSetName = RunSet)]
[OutputType(typeof(Run))]
public sealed class WaitAefRunCommand : RunHandleCommand
{
    /// <summary>How long to wait for each run, in seconds; then it is an error, and the run goes on. Without it, as long as it takes.</summary>
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
                // The user stopped the pipeline; the run goes on in the background.
                return;
            }
        }
    }
}
