using Aef.Runs.Executors;
using Aef.Runs.History;

namespace Aef.Runs.Launching;

/// <summary>Writes the output of jobs to the folder of a recorded run.</summary>
internal sealed class RecordedJobLogs(RunFolder folder, long limit) : IJobLogs
{
    /// <inheritdoc/>
    public IJobLog Open(JobIdentity job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return StepLogFile.Open(folder, job.JobId, job.Attempt, limit);
    }
}
