using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors;

/// <summary>Does nothing, as the environment requires: the run reports that the job was not done.</summary>
internal sealed class SimulatedExecutor : IJobExecutor
{
    public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Log("WARNING", $"simulated: the environment \"{call.Environment}\" does not run {call.Executor}");
        return Task.FromResult(JobResult.Success(WorkflowValue.Null));
    }
}
