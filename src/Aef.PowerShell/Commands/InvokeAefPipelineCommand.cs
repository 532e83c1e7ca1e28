using System.Management.Automation;
using Aef.Core.Running;
using Aef.Core.Running.Executing;
using Aef.Core.Semantics;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Executing;
using Aef.PowerShell.Running;

namespace Aef.PowerShell.Commands;

/// <summary>Runs pipelines on this machine, without a cloud: the compiled workflow, in our engine, with jobs that are simulated or done by script blocks.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AefPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(Run))]
public sealed class InvokeAefPipelineCommand : RunCommand
{
    private PipelineThread _thread = new();
    private RunspaceSet? _runspaces;

    /// <summary>Does jobs in runspaces of their own, so many at once. Blocks then take what they need of the caller with $using:. Without it blocks run here, one at a time, and see the caller's variables and functions.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? ThrottleLimit { get; set; }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        base.Prepare();
        if (ThrottleLimit is null && Executor?.Values.OfType<ScriptBlock>().FirstOrDefault(UsingVariables.Any) is { } block)
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException("A script block takes values with $using:, which are for runspaces of its own."),
                "AefUsingWithoutThrottleLimit",
                ErrorCategory.InvalidArgument,
                block,
                "Leave out using:, since a block on the pipeline thread sees the variables themselves; or give -ThrottleLimit."));
        }
    }

    /// <inheritdoc/>
    private protected override IJobExecutor MakeExecutor(ScriptBlock block) => ThrottleLimit is { } limit
        ? new RunspaceExecutor(block, UsedBy(block), _runspaces ??= new RunspaceSet(limit, SessionState.Path.CurrentFileSystemLocation.Path))
        : new PipelineThreadExecutor(block, InvokeCommand, () => _thread);

    /// <inheritdoc/>
    private protected override void Plan(BoundPipeline bound) => WriteObject(Aef.Core.Running.Run.Plan(bound));

    /// <inheritdoc/>
    private protected override void Run(RunPlan plan)
    {
        using var thread = _thread = new PipelineThread();
        var progress = new RunProgress(plan.Name, plan.Steps, TimeProvider.System);
        var run = LocalRunSession.Run(plan.Request, thread, e => Show(progress.Next(e)), StopToken);
        Show(progress.End());
        WriteObject(run);
        if (run.State == RunState.Failed)
        {
            WriteError(ErrorRecords.ForRun(run));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _thread.Dispose();
            _runspaces?.Dispose();
        }
    }

    private void Show(ProgressRecord? record)
    {
        if (record is not null)
        {
            WriteProgress(record);
        }
    }
}
