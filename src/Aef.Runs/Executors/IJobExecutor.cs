namespace Aef.Runs.Executors;

/// <summary>
/// Does jobs in place of the simulation: a delegate or a script block of the caller. A run may ask for several jobs at once, when threads of a level run in
/// parallel; an executor that does one at a time lets the others wait.
/// </summary>
public interface IJobExecutor
{
    /// <summary>Does one job. An exception fails the job with its message. The token ends when nobody waits for the job any more.</summary>
    Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken);
}
