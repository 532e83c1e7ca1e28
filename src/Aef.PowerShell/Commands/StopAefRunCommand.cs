using System.Globalization;
using System.Management.Automation;
using Aef.PowerShell.Running;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Ends background runs as cancelled.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AefRun", SupportsShouldProcess = true, DefaultParameterSetName = RunSet)]
[OutputType(typeof(BackgroundRun))]
public sealed class StopAefRunCommand : RunHandleCommand
{
    // A script block that ignores the stop must not block the prompt.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Returns the handles of the runs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var run in Runs())
        {
            if (run.State == RunState.Active
                && !ShouldProcess(string.Create(CultureInfo.InvariantCulture, $"run {run.Id} of {run.Name}"), "Stop"))
            {
                continue;
            }

            if (run.State == RunState.Active && !run.Stop(Patience))
            {
                WriteWarning($"Run {run.Id} of \"{run.Name}\" is stopping and has not ended yet.");
            }

            if (PassThru)
            {
                WriteObject(run);
            }
        }
    }
}
