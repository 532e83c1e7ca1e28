using System.Management.Automation;
using Aef.PowerShell.Running;
using Aef.Runs.Executors;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Runs pipelines and Cloud Workflows source on this computer, or simulates them with -Simulate.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AefPipeline", SupportsShouldProcess = true, DefaultParameterSetName = PipelineSet)]
[OutputType(typeof(Run))]
public sealed class InvokeAefPipelineCommand : RunCommand
{
    private ForegroundRuns? _runs;

    /// <summary>
    /// Runs script blocks in separate runspaces, at most this many at once. Blocks then read the caller's variables with $using:. Without
    /// it, blocks run in this session, one at a time, and see the caller's variables and functions.
    /// </summary>
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
    private protected override IJobExecutor MakeExecutor(ScriptBlock block) =>
        _runs!.MakeExecutor(block, ThrottleLimit, () => UsedBy(block)); // created by Prepare

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
