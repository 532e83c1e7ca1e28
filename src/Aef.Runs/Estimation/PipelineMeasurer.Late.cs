using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Runs.Estimation;

/// <content>The steps with which jobs report that the run has passed its deadline.</content>
internal sealed partial class PipelineMeasurer
{
    private readonly Dictionary<ScriptedRun, IReadOnlyDictionary<string, long>> _late = [];

    /// <summary>
    /// What jobs execute more than in the run with one poll for each, because others or other polls report that the run is late.
    /// </summary>
    private long LateSteps(ScriptedRun? run, IEnumerable<string> jobs)
    {
        if (run is null || request.Script is not null || _pipeline.Source.DeadlineMinutes is null)
        {
            return 0;
        }

        if (!_late.TryGetValue(run, out var late))
        {
            _late.Add(run, late = Difference(run, s => Seconds(run, s), step => BeforeLast(run, step)));
        }

        return jobs.Sum(j => late.GetValueOrDefault(j));
    }

    /// <summary>The same for a run in which each job is polled until its limit.</summary>
    private long LateStepsUntilLimit(ScriptedRun least) => _pipeline.Source.DeadlineMinutes is null
        ? 0
        : Difference(
            least,
            s => s.Type == StepType.Sync ? SyncSeconds(s) : s.LimitSeconds,
            s => PollSchedule.Of(s, _pipeline) is { Count: > 1 and < long.MaxValue } polls ? polls.At(polls.Count - 1) : null).Values.Sum();

    /// <summary>The steps of a run with these times, less those that the run with one poll for each job has executed already.</summary>
    private IReadOnlyDictionary<string, long> Difference(
        ScriptedRun run,
        Func<BoundStep, double> seconds,
        Func<BoundStep, double?> beforeLast)
    {
        var reports = new LateReports(_pipeline, _jobs);
        var late = reports.Of(ScheduleOf(run, seconds).Jobs(), beforeLast).ToDictionary(StringComparer.Ordinal);
        foreach (var (job, steps) in reports.Of(ScheduleOf(run, s => SecondsOnce(run, s)).Jobs(), s => BeforeLastMocked(run, s)))
        {
            late[job] = late.GetValueOrDefault(job) - steps;
        }

        return late;
    }

    /// <summary>The duration of a job in the run with one poll for each.</summary>
    private double SecondsOnce(ScriptedRun run, BoundStep step) => Mocked(run, step) > 0 ? Seconds(run, step)
        : step.Type == StepType.Sync ? SyncSeconds(step)
        : step.WaitsForCallback ? 0
        : new PollSchedule(step).At(1);

    private double? BeforeLast(ScriptedRun run, BoundStep step) =>
        Mocked(run, step) > 0 ? BeforeLastMocked(run, step)
        : Polls(step) is > 1 and var polls ? new PollSchedule(step).At(polls - 1)
        : null;

    private double? BeforeLastMocked(ScriptedRun run, BoundStep step) =>
        Mocked(run, step) is > 1 and var polls ? new PollSchedule(step).At(polls - 1) : null;
}
