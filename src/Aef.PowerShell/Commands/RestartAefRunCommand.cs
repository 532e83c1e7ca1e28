using System.Management.Automation;
using Aef.Core.Running;
using Aef.Core.Running.Executing;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Executing;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;

namespace Aef.PowerShell.Commands;

/// <summary>Runs again what failed runs have left: steps that are done are skipped, the others run as in the first run.</summary>
[Cmdlet(VerbsLifecycle.Restart, "AefRun", SupportsShouldProcess = true)]
[OutputType(typeof(Run))]
public sealed class RestartAefRunCommand : AefCommand
{
    private ForegroundRuns? _runs;

    /// <summary>The runs, as Invoke-AefPipeline or Wait-AefRun gives them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Run[] Run { get; set; } = [];

    /// <summary>Another simulation script: the first run may have failed because its own says so.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? Simulate { get; set; }

    /// <inheritdoc/>
    protected override void Prepare() => _runs = new ForegroundRuns(this);

    /// <inheritdoc/>
    protected override void Process()
    {
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
        if (!ShouldProcess(run.Name, $"Run again what is left ({run.Done.Count} of {request.Pipeline.Steps.Count()} steps are done)"))
        {
            WriteObject(Aef.Core.Running.Run.Plan(run.Name));
            return;
        }

        // The script blocks of the first run do their jobs again, here and now.
        var executors = request.Executors.Executors
            .Select(e => KeyValuePair.Create(e.Key, e.Value is IScriptBlockExecutor block ? block.Again(_runs!) : e.Value)); // made by Prepare
        _runs?.Run(RunPlan.Of(request with { Executors = new ExecutorTable(executors) }), StopToken);
    }

    private LocalRunRequest? WithScript(LocalRunRequest request)
    {
        if (Simulate is null || new SessionPaths(this).ResolveOne(Simulate) is not { } file)
        {
            return Simulate is null ? request : null;
        }

        var result = Workspace.LoadScript(file, request.Pipeline);
        WriteFindings(result.Diagnostics);
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
