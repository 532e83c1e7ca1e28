using System.Management.Automation;
using Aef.PowerShell.Running;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Gives the events of background runs that were not given yet.</summary>
[Cmdlet(VerbsCommunications.Receive, "AefRun", DefaultParameterSetName = RunSet)]
[OutputType(typeof(RunEvent))]
public sealed class ReceiveAefRunCommand : RunHandleCommand
{
    /// <summary>Gives events as they come, until the run has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Leaves the events to be given again.</summary>
    [Parameter]
    public SwitchParameter Keep { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var run in Runs())
        {
            try
            {
                Receive(run);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Receive(BackgroundRun run)
    {
        var given = run.Received;
        bool hadEnded;
        do
        {
            // The last look comes after the end: what was told right before it is given too.
            hadEnded = run.State != RunState.Active;
            foreach (var happened in run.EventsFrom(given))
            {
                given++;
                run.Received = Keep ? run.Received : given;
                WriteObject(happened);
            }

            if (Wait && !hadEnded)
            {
                run.WaitForNews(given, StopToken);
            }
        }
        while (Wait && !hadEnded);
    }
}
