using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Runs.Estimation;

/// <summary>
/// What a run executes because it passes <c>deadline_minutes</c>: each job that is running then reports it once, at its next poll or at its
/// end. A poll that reports it and is not the last one costs more.
/// </summary>
internal sealed class LateReports(BoundPipeline pipeline, JobSteps steps)
{
    /// <summary>
    /// Times of the engine that are not whole seconds differ by less from those that are computed; the higher count applies.
    /// </summary>
    private const double Rounding = 1e-6;

    /// <summary>The steps by JOB_ID, of a job of an item with its index; jobs that report nothing are missing.</summary>
    /// <param name="jobs">The jobs of the run.</param>
    /// <param name="beforeLast">The time from the start of a job of a step to its last poll but one; null if it has at most one.</param>
    public IReadOnlyDictionary<string, long> Of(IEnumerable<ScheduledJob> jobs, Func<BoundStep, double?> beforeLast)
    {
        if (pipeline.Source.DeadlineMinutes is not { } minutes)
        {
            return new Dictionary<string, long>(StringComparer.Ordinal);
        }

        var deadline = minutes * 60;
        return jobs.Where(j => IsRunning(j, deadline)).ToDictionary(
            j => j.JobId,
            j => j.Step.Type != StepType.Sync && j.Start + beforeLast(j.Step) >= deadline - Rounding
                ? steps.OfLatePoll(j.Step)
                : steps.OfLateEnd,
            StringComparer.Ordinal);
    }

    private static bool IsRunning(ScheduledJob job, double deadline) =>
        job.Start < deadline + Rounding && job.Start != deadline && job.End >= deadline - Rounding;
}
