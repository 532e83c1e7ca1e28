using System.Management.Automation;
using Aef.PowerShell.Running;
using Aef.Runs.Executors;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Runs pipelines and Cloud Workflows source on this machine, without a cloud, in our engine; jobs are simulated or done by script blocks.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AefPipeline", SupportsShouldProcess = true, DefaultParameterSetName = PipelineSet)]
[OutputType(typeof(Run))]
public sealed class InvokeAefPipelineCommand : RunCommand
{
    private ForegroundRuns? _runs;

    /// <summary>Does jobs in runspaces of their own, so many at once. Blocks then take what they need of the caller with $using:. Without it blocks run here, one at a time, and see the caller's variables and functions.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? ThrottleLimit { get; set; }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        base.Prepare();
        RefuseUsing(ThrottleLimit);
        _runs = new ForegroundRuns(this);
    }

    /// <inheritdoc/>
    private protected override IJobExecutor MakeExecutor(ScriptBlock block) => _runs!.MakeExecutor(block, ThrottleLimit, () => UsedBy(block)); // made by Prepare

    /// <inheritdoc/>
    private protected override void Run(RunPlan plan) => _runs?.Run(plan, StopToken);

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
