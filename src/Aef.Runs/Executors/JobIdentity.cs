using Aef.Runs.Simulation;

namespace Aef.Runs.Executors;

/// <summary>Which attempt of which job an executor runs: it is part of the call, and no executor looks it up elsewhere.</summary>
/// <param name="RunId">The id of the run.</param>
/// <param name="PipelineName">The name of the pipeline.</param>
/// <param name="JobId">The step's JOB_ID, with the index of the item in a <c>for_each</c> thread: <c>J03[2]</c>.</param>
/// <param name="JobName">The step's JOB_NAME.</param>
/// <param name="Level">The level's id.</param>
/// <param name="Thread">The thread's id.</param>
/// <param name="Attempt">The attempt of the step, counted from 1.</param>
public sealed record JobIdentity(
    string RunId,
    string PipelineName,
    string JobId,
    string JobName,
    string Level,
    string Thread,
    int Attempt)
{
    /// <summary>
    /// The start of the job in the whole run, counted from 1: a NEXT that jumps back starts a job again with the same attempt.
    /// </summary>
    public int Start { get; init; } = 1;

    /// <summary>The identity of the attempt that a fiber is running.</summary>
    internal static JobIdentity Of((string Id, string Name) run, JobContext job) =>
        new(run.Id, run.Name, job.Id, job.Step.JobName, job.Level, job.Thread, job.Attempt) { Start = job.Start };
}
