using System.Management.Automation;
using Aef.Runs.Executors;

namespace Aef.PowerShell.Executing;

/// <summary>
/// Runs a script block on the pipeline thread, one job at a time: the block sees the caller's variables and functions, and never runs on a
/// worker thread, where it would deadlock.
/// </summary>
internal sealed class PipelineThreadExecutor(
    ScriptBlock block,
    CommandInvocationIntrinsics invoker,
    Func<PipelineThread> thread) : IScriptBlockExecutor
{
    // Redirection turns every stream into objects; the sink separates them as they arrive, so nothing is lost when the block throws.
    private const string Wrapper = "& $args[0] $args[1] *>&1 | & { process { $args[0].Add($_) } } $args[2]";

    /// <inheritdoc/>
    public IJobExecutor Again(IBlockExecutorFactory runs) => runs.MakeExecutor(block, null, () => new Dictionary<string, object?>());

    /// <inheritdoc/>
    public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken) =>
        thread().DoAsync(() => Run(call), cancellationToken);

    private JobResult Run(JobCall call)
    {
        var streams = new BlockStreams(call);
        var visible = new ExecutorCall(call);
        try
        {
            // $_ is set where the block reads it: in the session state that it belongs to.
            var wrapper = block.Module is { } module
                ? module.NewBoundScriptBlock(ScriptBlock.Create(Wrapper))
                : invoker.NewScriptBlock(Wrapper);
            wrapper.InvokeWithContext([], [new PSVariable("_", visible)], block, visible, streams);
            return JobResults.Of(streams.Output);
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            return JobResults.Of(e);
        }
        catch (ExitException e)
        {
            return JobResults.OfExit(e.Argument is int code ? code : 1, streams.Output);
        }
        catch (LoopFlowException)
        {
            return JobResults.OfLoopExit();
        }
    }
}
