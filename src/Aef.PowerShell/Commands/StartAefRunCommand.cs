using System.Management.Automation;
using Aef.PowerShell.Executing;
using Aef.PowerShell.Running;
using Aef.Runs.Executors;
using Aef.Runs.Local;

namespace Aef.PowerShell.Commands;

/// <summary>Starts local runs of pipelines in the background, and returns a handle for each at once.</summary>
[Cmdlet(VerbsLifecycle.Start, "AefRun", SupportsShouldProcess = true, DefaultParameterSetName = PipelineSet)]
[OutputType(typeof(BackgroundRun))]
[OutputType(typeof(Run))]
public sealed class StartAefRunCommand : RunCommand
{
    private RunspaceSet? _runspaces;

    /// <summary>How many script blocks run at once. They run in separate runspaces and read the caller's variables with $using:.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 5;

    /// <inheritdoc/>
    private protected override IJobExecutor MakeExecutor(ScriptBlock block) =>
        new RunspaceExecutor(
            block,
            UsedBy(block),
            _runspaces ??= new RunspaceSet(ThrottleLimit, SessionState.Path.CurrentFileSystemLocation.ProviderPath));

    /// <inheritdoc/>
    private protected override void Run(RunPlan plan)
    {
        // Each run closes the runspaces of its own executors when it ends.
        var job = new RunJob(MyInvocation.Line, plan.Name);
        JobRepository.Add(job);
        WriteObject(job.Begin(plan, _runspaces));
        _runspaces = null;
    }
}
