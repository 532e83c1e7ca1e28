using System.Management.Automation;
using Aef.PowerShell.Running;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the new events of background runs.</summary>
[Cmdlet(VerbsCommunications.Receive, "AefRun", DefaultParameterSetName = RunSet)]
[OutputType(typeof(RunEvent))]
public sealed class ReceiveAefRunCommand : RunHandleCommand
{
    /// <summary>Returns events as they occur, until the run has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Keeps the events, so that they can be received again.</summary>
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
            // The last read comes after the end, so that the last events are returned too.
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
