using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Collections;

namespace Aef.Runs.Estimation;

/// <content>The executed steps of a run, and of each of its executions.</content>
internal sealed partial class PipelineMeasurer
{
    private readonly Dictionary<(StepType Type, bool WaitsForCallback, string? Executor), long> _perPoll = [];
    private readonly Dictionary<string, BoundStep> _steps =
        artifact.Pipeline.Steps.DistinctBy(s => s.JobId).ToDictionary(s => s.JobId, StringComparer.Ordinal);

    /// <summary>The executed steps.</summary>
    /// <param name="counted">The run to measure.</param>
    /// <param name="least">A run with one poll for each job.</param>
    private StepMeasure Steps(ScriptedRun? counted, ScriptedRun? least)
    {
        if (_isSeveral)
        {
            return StepsOfExecutions(counted, least);
        }

        var run = counted?.Steps + FurtherPolls(counted, counted?.Jobs ?? []) + LateSteps(counted, counted?.Jobs ?? []);
        var until = least is null
            ? null
            : RunsAll(least)
                ? least.Steps + Further(least.Jobs, step => PollSchedule.Of(step, _pipeline).Count) + WithoutCallbacks(least)
                    + LateStepsUntilLimit(least)
                : Bound(_jobs.Healthy);
        return new StepMeasure(run, until, Bound(_jobs.Most), Endless().ToEquatableList());
    }

    /// <summary>Of several executions, the longest counts.</summary>
    private StepMeasure StepsOfExecutions(ScriptedRun? counted, ScriptedRun? least)
    {
        var sources = deployed.All().ToDictionary(a => a.Name, a => a.Bytes, StringComparer.Ordinal);
        var most = new ExecutionBounds(deployed, _jobs.Most, fails: true)
            .All()
            .ToDictionary(e => e.Name, e => e.Steps, StringComparer.Ordinal);
        var executions = new ExecutionBounds(deployed, _jobs.Healthy, fails: false).All()
            .Select(e => new ExecutionMeasure(e.Name, StepsOf(e.Name, counted), least is null ? null : e.Steps, most[e.Name])
            {
                SourceBytes = sources[e.Name],
            })
            .ToEquatableList();
        return new StepMeasure(
            executions.Max(e => e.Run),
            executions.Max(e => e.UntilLimit),
            executions.Any(e => e.Most is null) ? null : executions.Max(e => e.Most),
            Endless().ToEquatableList())
        {
            Executions = executions,
            HasParts = deployed.Parts.Any(p => p.Executions == 1),
            Lanes = [.. _lanes.Select(l => LaneOf(_pipeline.Levels[l.Level], l.Workflow))],
        };
    }

    /// <summary>The steps of the longest execution of a workflow in a run; null if it was not run.</summary>
    private long? StepsOf(string workflow, ScriptedRun? run) =>
        run?.Executions.Where(e => e.Workflow == workflow)
            .Select(e => (long?)(e.Steps + FurtherPolls(run, e.Jobs) + LateSteps(run, e.Jobs)))
            .Max();

    private LaneMeasure LaneOf(BoundLevel level, WorkflowArtifact workflow) => new(
        level.Id,
        workflow.Name,
        LanePlan.LanesOf(level),
        level.Threads.Sum(t => t.MostUnits),
        JobSteps.OwnOfRun + LevelCosts.Steps(level, _jobs));

    /// <summary>
    /// True if conditions and lists skip no job of a run without failures, so that it executes the most of all such runs.
    /// </summary>
    private bool RunsAll(ScriptedRun least) => !HasChoices
        || least.Jobs.Count == _pipeline.AllLevels.Where(l => l.Section != PipelineSection.OnFailure)
            .SelectMany(l => l.Threads)
            .Sum(t => t.MostUnits * t.Steps.Count);

    private bool HasChoices => _pipeline.AllLevels.Any(l => l.When is not null
        || l.Threads.Any(t => t.When is not null || t.ForEach?.List is not (null or BoundLiteral) || t.Steps.Any(s => s.When is not null)));

    /// <summary>What the last waits of all jobs execute more if no callback ends them.</summary>
    private long WithoutCallbacks(ScriptedRun run) => run.Jobs.Select(StepOf).Count(s => s.WaitsForCallback) * JobSteps.SavedByCallback;

    private long FurtherPolls(ScriptedRun? run, IEnumerable<string> jobs) =>
        request.Script is null ? Further(jobs.Where(j => IsAssumed(run, j)), Polls) : 0;

    /// <summary>False for a job whose polls mocks have answered, which decide when it ends.</summary>
    private bool IsAssumed(ScriptedRun? run, string jobId) =>
        request.Mocks is null || run?.ExternalPolls.ContainsKey(jobId) != true;

    /// <summary>The external steps of all polls of jobs after the first.</summary>
    private long FurtherExternalPolls(ScriptedRun run) => request.Script is not null
        ? 0
        : run.ExternalPolls.Where(p => IsAssumed(run, p.Key)).Sum(p => p.Value * (Polls(StepOf(p.Key)) - 1));

    /// <summary>The executed steps of all polls of jobs after the first.</summary>
    private long Further(IEnumerable<string> jobs, Func<BoundStep, long> polls) =>
        jobs.Select(StepOf).Where(s => s.Type != StepType.Sync).Sum(s => PerPoll(s) * (polls(s) - 1));

    private BoundStep StepOf(string jobId) =>
        _steps.TryGetValue(jobId, out var step) || !ItemId.TryParse(jobId, out var id, out _) ? step ?? _steps[jobId] : _steps[id];

    private long PerPoll(BoundStep step)
    {
        var key = (step.Type, step.WaitsForCallback, step.IsConnector ? step.Executor?.Name : null);
        if (!_perPoll.TryGetValue(key, out var cost))
        {
            _perPoll.Add(key, cost = _jobs.PerPoll(step));
        }

        return cost;
    }

    /// <summary>The steps of a run without a script whose jobs call it back, once for each job that it has run.</summary>
    private IEnumerable<BoundStep> CallbackStepsOf(ScriptedRun run) =>
        request.Script is null ? run.Jobs.Select(StepOf).Where(s => s.WaitsForCallback) : [];

    /// <summary>An upper bound of one execution, from the most that a job costs.</summary>
    private long? Bound(Func<BoundStep, long?> ofStep)
    {
        long? sum = JobSteps.OfRun(_pipeline) + JobSteps.OwnOfSections(_pipeline);
        for (var level = 0; level < _pipeline.AllLevels.Count; level++)
        {
            sum += JobSteps.Sum(_pipeline.AllLevels[level], level, ofStep);
        }

        return sum;
    }

    private IEnumerable<string> Endless() =>
        from level in _pipeline.Levels.Select((level, index) => (level.Threads, Index: index))
        from thread in level.Threads
        from step in thread.Steps.Where((step, index) => step.Next?.IsBackwardFrom(level.Index, index) == true)
        select step.JobId;
}
