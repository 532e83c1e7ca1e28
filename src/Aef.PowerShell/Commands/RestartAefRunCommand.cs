using System.Management.Automation;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Executing;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Runs.Executors;
using Aef.Runs.Launching;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Restarts failed or cancelled runs as new runs of the remaining steps; use Resume-AefRun if the process was killed.</summary>
[Cmdlet(VerbsLifecycle.Restart, "AefRun", SupportsShouldProcess = true, DefaultParameterSetName = RunSet)]
[OutputType(typeof(Run))]
public sealed partial class RestartAefRunCommand : JournalCommand
{
    private const string RunSet = "Run";

    /// <summary>The runs, from Invoke-AefPipeline or Wait-AefRun.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RunSet, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Run[] Run { get; set; } = [];

    /// <summary>Another simulation script, because that of the first run may have made it fail.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? SimulationPath { get; set; }

    /// <summary>For a journal of Cloud Workflows source: the step whose last call is repeated, instead of the calls that failed.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public string? From { get; set; }

    /// <summary>For the journal of a pipeline that succeeded: repeats only the jobs with continue_if_fail that failed.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public SwitchParameter Continued { get; set; }

    /// <summary>Returns the planned run, with State Planned, and runs nothing.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var script = SimulationPath is null ? null : RequiredFile(SimulationPath);
        if (ParameterSetName != RunSet)
        {
            foreach (var file in Files())
            {
                Restart(file, script);
            }

            return;
        }

        var options = new RestartOptions
        {
            ScriptPath = script,
            Executors = first => Executor is null ? Again(first) : Executors(),
            Recording = SessionHistory.Recording(this, StatePath),
        };
        foreach (var run in Run)
        {
            Restart(run, options);
        }
    }

    private void Restart(Run run, RestartOptions options)
    {
        using var prepared = new RunLauncher(Workspace).Restart(run, options);
        if (prepared is null)
        {
            WriteError(ErrorRecords.NothingToRestart(run));
            return;
        }

        WriteDiagnostics(prepared.Diagnostics);
        if (!WriteErrors(prepared.Diagnostics, options.ScriptPath)
            && MayRun(
                Plan,
                run.Name,
                run.Name,
                $"Run the remaining steps ({run.Done.Count} of {prepared.Pipeline?.Pipeline.Steps.Count()} steps are done)")
            && Begin(prepared, run.Name))
        {
            Runs?.Run(RunPlan.Of(prepared), StopToken);
        }
    }

    /// <summary>The script blocks of the first run are used again, in this cmdlet.</summary>
    private ExecutorTable Again(ExecutorTable executors) => new(
        executors.Executors.Select(e =>
            KeyValuePair.Create(e.Key, e.Value is IScriptBlockExecutor b ? b.Again(Runs!) : e.Value))); // made by Prepare
}
