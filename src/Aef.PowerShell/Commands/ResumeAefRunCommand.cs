using System.Management.Automation;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Runs.Executors;
using Aef.Runs.Journals;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Workflows.Journal;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Resumes runs whose process was killed, from their journals, as the same runs; for a run that ended, use Restart-AefRun.
/// </summary>
[Cmdlet(VerbsLifecycle.Resume, "AefRun", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(Run))]
public sealed class ResumeAefRunCommand : JournalCommand
{
    /// <summary>
    /// How to treat calls that were in flight when the process ended: Safe repeats those that only read and fails the others, Again repeats
    /// all, Fail fails all, Stop runs nothing.
    /// </summary>
    [Parameter]
    public InFlightRule InFlight { get; set; }

    /// <summary>Returns the planned run, with State Planned, and runs nothing.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var file in Files())
        {
            using var run = new RunLauncher(Workspace).Resume(file, new ResumeOptions
            {
                InFlight = InFlight,
                Executors = Executors(),
                Recording = SessionHistory.Recording(this, StatePath),
                Local = SessionEnvironment.SettingsOf(this, null),
            });
            WriteDiagnostics(run.Diagnostics);
            if (!WriteErrors(run.Diagnostics, file))
            {
                Resume(run, file);
            }
        }
    }

    private void Resume(PreparedRun run, string file)
    {
        if (MayRun(Plan, run.Name, file, $"Resume the run of {run.Name}") && Begin(run, file))
        {
            Runs?.Run(RunPlan.Of(run), StopToken);
        }
    }
}
