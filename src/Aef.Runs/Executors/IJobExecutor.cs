namespace Aef.Runs.Executors;

/// <summary>
/// Runs jobs: a local kind such as <c>command</c>, or a delegate or script block of the caller. A run may start several jobs at once, when
/// threads of a level run in parallel; an executor that runs one at a time lets the others wait.
/// </summary>
public interface IJobExecutor
{
    /// <summary>
    /// Runs one job. An exception fails the job with its message. The token is cancelled when the job must stop: the run was cancelled, or
    /// the job has reached its limit. The executor then ends what it has started, and only then returns; what it returns has no effect.
    /// </summary>
    Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken);
}
