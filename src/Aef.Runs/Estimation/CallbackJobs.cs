using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Runs.Estimation;

/// <summary>
/// The jobs of a measured run that call the run back: each ends when a polled job would have succeeded, and its callback arrives then.
/// </summary>
internal sealed class CallbackJobs(int polls)
{
    /// <summary>The number of polls of a job: one after the callback, and one for every ten minutes before it.</summary>
    public long Polls(BoundStep step) => Math.Max(1, (long)Math.Ceiling((Seconds(step) / PollSchedule.SlowPause) - 1e-9));

    /// <summary>The time from the start of a job to its callback.</summary>
    public double Seconds(BoundStep step) => new PollSchedule(step, isPolled: true).At(PollsWithout(step));

    /// <summary>The waits of jobs for callbacks, each of which is an external step, besides one for each job.</summary>
    public long FurtherWaits(IEnumerable<BoundStep> jobs) => jobs.Sum(s => Polls(s) - 1);

    /// <summary>What the callbacks of jobs save; null without callbacks, or if it is unknown.</summary>
    public CallbackSavings? Savings(IEnumerable<BoundStep> jobs, StepPrices prices)
    {
        var counts = JobSteps.Of(CloudWorkflowsOptions.Default);
        var all = jobs.ToList();
        var steps = all.Sum(s =>
            counts.Healthy(s, PollsWithout(s), isPolled: true) - counts.Healthy(s, Polls(s)) + JobSteps.SavedByCallback);
        var waits = all.Sum(Polls);
        return steps is { } saved && all.Count > 0 ? new CallbackSavings(saved, prices.OfRun(saved + waits, -waits)) : null;
    }

    private long PollsWithout(BoundStep step) => Math.Min(polls, new PollSchedule(step, isPolled: true).Count);
}
