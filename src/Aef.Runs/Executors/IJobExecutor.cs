namespace Aef.Runs.Executors;

/// <summary>
/// Runs jobs in place of the simulation: a delegate or a script block of the caller. A run may start several jobs at once, when threads of
/// a level run in parallel; an executor that runs one at a time lets the others wait.
/// </summary>
public interface IJobExecutor
{
    /// <summary>
    /// Runs one job. An exception fails the job with its message. The token is cancelled when the result is no longer needed.
    /// </summary>
    Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken);
}
