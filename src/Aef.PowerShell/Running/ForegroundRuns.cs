using System.Management.Automation;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Executing;
using Aef.Runs.Executors;
using Aef.Runs.Local;

namespace Aef.PowerShell.Running;

/// <summary>Runs that a cmdlet waits for: progress and script blocks on its thread, the run as output, one error when it failed.</summary>
internal sealed class ForegroundRuns(PSCmdlet cmdlet) : IBlockExecutorFactory, IDisposable
{
    private PipelineThread _thread = new();
    private RunspaceSet? _runspaces;

    /// <inheritdoc/>
    public IJobExecutor MakeExecutor(ScriptBlock block, int? throttleLimit, Func<IReadOnlyDictionary<string, object?>> used) =>
        throttleLimit is { } limit
        ? new RunspaceExecutor(
            block,
            used(),
            _runspaces ??= new RunspaceSet(limit, cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath))
        : new PipelineThreadExecutor(block, cmdlet.InvokeCommand, () => _thread);

    /// <summary>Runs to the end and writes the result.</summary>
    public void Run(RunPlan plan, CancellationToken stop)
    {
        using var journal = plan.Journal;
        using var thread = _thread = new PipelineThread();
        var progress = new ProgressRecords(plan.MakeProgress(), TimeProvider.System);
        var run = LocalRunSession.Run(plan.Start, thread, e => Show(progress.Next(e)), stop);
        Show(progress.End());
        foreach (var warning in run.Warnings)
        {
            cmdlet.WriteWarning(ErrorRecords.ToLine(warning));
        }

        cmdlet.WriteObject(run);
        if (run.State == RunState.Failed)
        {
            cmdlet.WriteError(ErrorRecords.ForRun(run));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _thread.Dispose();
        _runspaces?.Dispose();
    }

    private void Show(ProgressRecord? record)
    {
        if (record is not null)
        {
            cmdlet.WriteProgress(record);
        }
    }
}
