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
public sealed class RestartAefRunCommand : FileReadingCommand
{
    private const string RunSet = "Run";
    private ForegroundRuns? _runs;

    /// <summary>The runs, from Invoke-AefPipeline or Wait-AefRun.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RunSet, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Run[] Run { get; set; } = [];

    /// <summary>Another simulation script, because that of the first run may have made it fail.</summary>
    [Parameter(ParameterSetName = RunSet)]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? SimulationPath { get; set; }

    /// <summary>Returns the planned run, with State Planned, and runs nothing.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <inheritdoc/>
    protected override void Prepare() => _runs = new ForegroundRuns(this);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName != RunSet)
        {
            foreach (var file in Files())
            {
                Restart(file);
            }

            return;
        }

        foreach (var run in Run)
        {
            if (run.State is RunState.Succeeded or RunState.Planned || LocalRunRequest.ToRestart(run) is not { } request)
            {
                WriteError(ErrorRecords.NothingToRestart(run));
            }
            else if (WithScript(request) is { } ready)
            {
                Restart(ready, run);
            }
        }
    }

    private void Restart(LocalRunRequest request, Run run)
    {
        var plan = $"Run the remaining steps ({run.Done.Count} of {request.Pipeline.Steps.Count()} steps are done)";
        if (!MayRun(Plan, run.Name, run.Name, plan))
        {
            return;
        }

        // The script blocks of the first run are used again, in this cmdlet.
        var executors = request.Executors.Executors
            .Select(e => KeyValuePair.Create(e.Key, e.Value is IScriptBlockExecutor b ? b.Again(_runs!) : e.Value)); // created by Prepare
        _runs?.Run(RunPlan.Of(request with { Executors = new ExecutorTable(executors) }), StopToken);
    }

    private void Restart(string file)
    {
        if (!MayRun(Plan, System.IO.Path.GetFileNameWithoutExtension(file), file, "Run the remaining steps of the journal's run"))
        {
            return;
        }

        using var run = new RunLauncher(Workspace).Rerun(file);
        WriteDiagnostics(run.Diagnostics);
        if (!WriteErrors(run.Diagnostics, file))
        {
            _runs?.Run(RunPlan.Of(run), StopToken);
        }
    }

    private LocalRunRequest? WithScript(LocalRunRequest request)
    {
        if (SimulationPath is null)
        {
            return request;
        }

        var file = RequiredFile(SimulationPath);
        var result = Workspace.LoadScript(file, request.Pipeline);
        WriteDiagnostics(result.Diagnostics);
        WriteErrors(result.Diagnostics, file);
        return result.Script is { } script ? request with { Script = script } : null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _runs?.Dispose();
        }
    }
}
