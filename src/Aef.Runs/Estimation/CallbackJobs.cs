using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Runs.Estimation;

/// <summary>
/// The jobs of a measured run that call the run back: each ends when a polled job would have succeeded, and its callback arrives then.
/// </summary>
internal sealed class CallbackJobs(BoundPipeline pipeline, int polls)
{
    private readonly List<(BoundStep Step, int Count)> _jobs = [.. SlotSchedule.Jobs(pipeline).Where(j => j.Step.WaitsForCallback)];

    /// <summary>The number of polls of a job: one after the callback, and one for every ten minutes before it.</summary>
    public long Polls(BoundStep step) => Math.Max(1, (long)Math.Ceiling((Seconds(step) / PollSchedule.SlowPause) - 1e-9));

    /// <summary>The time from the start of a job to its callback.</summary>
    public double Seconds(BoundStep step) => new PollSchedule(step, isPolled: true).At(PollsWithout(step));

    /// <summary>The waits for callbacks, each of which is an external step, besides one for each job.</summary>
    public long FurtherWaits() => _jobs.Sum(j => j.Count * (Polls(j.Step) - 1));

    /// <summary>What the last waits of all jobs execute more if no callback ends them.</summary>
    public long StepsWithoutCallbacks() => _jobs.Sum(j => (long)j.Count * JobSteps.SavedByCallback);

    /// <summary>What callbacks save; null without callbacks, or if it is unknown.</summary>
    public CallbackSavings? Savings(StepPrices prices)
    {
        var jobs = JobSteps.Of(CloudWorkflowsOptions.Default);
        var steps = _jobs.Sum(j => j.Count * (jobs.Healthy(j.Step, PollsWithout(j.Step), isPolled: true)
            - jobs.Healthy(j.Step, Polls(j.Step))
            + JobSteps.SavedByCallback));
        var waits = _jobs.Sum(j => j.Count * Polls(j.Step));
        return steps is { } saved && _jobs.Count > 0 ? new CallbackSavings(saved, prices.OfRun(saved + waits, -waits)) : null;
    }

    private long PollsWithout(BoundStep step) => Math.Min(polls, new PollSchedule(step, isPolled: true).Count);
}
