using System.Globalization;
using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Runs.Simulation;

namespace Aef.Runs.Estimation;

/// <summary>Measures one compiled pipeline for one request.</summary>
internal sealed class PipelineMeasurer(WorkflowArtifact artifact, MeasureRequest request)
{
    private readonly MeasuredInputs _inputs = MeasuredInputs.Complete(artifact.Pipeline.Source, request.Argument);
    private readonly BoundPipeline _pipeline = artifact.Pipeline;
    private readonly JobSteps _jobs = new(artifact.Workflow, artifact.Pipeline);
    private readonly int _polls = Math.Max(1, request.Polls);

    public WorkflowMeasure Measure()
    {
        // One poll per job: the minimum of a run without failures.
        var completed = request with { Argument = _inputs.Argument };
        var canRun = _inputs.Problems.Count == 0;
        var least = SlotSchedule.IsEndless(_pipeline) || !canRun ? null : ScriptedRun.Of(artifact, completed, Once());
        var scripted = request.Script is { } script && canRun ? ScriptedRun.Of(artifact, completed, script) : null;
        var counted = request.Script is null ? least : scripted is { HasEnd: true } ? scripted : null;
        var run = counted?.Execution.StepsExecuted + (request.Script is null ? Further(Polls) : 0);
        var steps = new StepMeasure(
            run,
            least?.Execution.StepsExecuted + Further(step => PollSchedule.Of(step, _pipeline).Count),
            Most(),
            Endless().ToEquatableList());
        var peak = counted?.Execution.PeakMemoryBytes;
        var memory = new MemoryMeasure(
            peak,
            least is null
                ? null
                : new MemoryBound(_pipeline, request.AnswerBytes).Above(Math.Max(least.Execution.PeakMemoryBytes, peak ?? 0)));
        var source = SourceOf();
        var shape = ShapeReader.Read(artifact.Workflow);
        var limits = MeasureLimits.Of(source, shape, steps, memory).ToEquatableList();
        EquatableList<Diagnostic> problems =
        [
            .. _inputs.Problems,
            .. request.Script is null && least?.Failure is { } failure
                ? [InputValueDiagnostics.MeasuredRunFails.At(WholeFile(), failure)]
                : Array.Empty<Diagnostic>(),
        ];
        return new WorkflowMeasure(artifact.Name, source, shape, steps, memory)
        {
            Scenario = canRun ? Scenario(scripted) : null,
            Duration = counted is null
                ? null : request.Script is null ? TimeSpan.FromSeconds(new SlotSchedule(_pipeline, Seconds).Seconds())
                : counted.Execution.EndTime - counted.Execution.StartTime,
            Cost = run is { } all && counted is not null ? Cost(all, counted.ExternalCalls) : null,
            Limits = limits,
            RunProblems = problems,
            Diagnostics = [.. problems, .. MeasureLimits.Check(limits, steps, WholeFile())],
        };
    }

    /// <summary>A description of the run. A run that fails as in its script is meant to fail.</summary>
    private string Scenario(ScriptedRun? scripted)
    {
        var jobs = request.Script is null
            ? string.Create(CultureInfo.InvariantCulture, $"every job succeeds at poll {_polls}")
            : scripted?.Failure is null ? "as in the script" : "as in the script; the run fails";
        return jobs + _inputs.Description;
    }

    private SimulationScript Once() => new(
        new SimulatedJob { Polls = 1 },
        _pipeline.Steps.Where(s => s.Type == StepType.Sync)
            .ToDictionary(
                s => s.JobId,
                s => new[] { new SimulatedJob { DurationSeconds = SyncSeconds(s) } }.ToEquatableList(),
                StringComparer.Ordinal));

    private double SyncSeconds(BoundStep step) =>
        request.SyncSeconds < step.CallTimeoutSeconds ? request.SyncSeconds : step.CallTimeoutSeconds / 2;

    private long Polls(BoundStep step) => Math.Min(_polls, PollSchedule.Of(step, _pipeline).Count);

    private double Seconds(BoundStep step) => step.Type == StepType.Sync ? SyncSeconds(step) : new PollSchedule(step).At(Polls(step));

    /// <summary>The executed steps of all polls after the first.</summary>
    private long Further(Func<BoundStep, long> polls)
    {
        var perPoll = new Dictionary<StepType, long>();
        var sum = 0L;
        foreach (var (step, count) in SlotSchedule.Jobs(_pipeline).Where(j => j.Step.Type != StepType.Sync))
        {
            if (!perPoll.TryGetValue(step.Type, out var cost))
            {
                perPoll.Add(step.Type, cost = _jobs.PerPoll(step.Type));
            }

            sum += count * cost * (polls(step) - 1);
        }

        return sum;
    }

    private long? Most()
    {
        long? sum = JobSteps.OfRun(_pipeline) + JobSteps.OwnOfSections(_pipeline);
        for (var level = 0; level < _pipeline.AllLevels.Count; level++)
        {
            sum += _jobs.Most(_pipeline, level);
        }

        return sum;
    }

    private IEnumerable<string> Endless() =>
        from level in _pipeline.Levels.Select((level, index) => (level.Threads, Index: index))
        from thread in level.Threads
        from step in thread.Steps.Where((step, index) => step.Next?.IsBackwardFrom(level.Index, index) == true)
        select step.JobId;

    private SourceMeasure SourceOf() => new(artifact.Bytes, artifact.Format, SourceParts.Of(artifact))
    {
        NameBytes = _pipeline.Steps.Sum(s => Encoding.UTF8.GetByteCount(s.JobId) + Encoding.UTF8.GetByteCount(s.JobName)),
        PropertyBytes = _pipeline.Steps.Sum(s => Encoding.UTF8.GetByteCount(s.StepProperties ?? string.Empty)),
    };

    private CostMeasure Cost(long all, long external)
    {
        var inside = all - external;
        var prices = request.Prices;
        return new CostMeasure(
            inside,
            external,
            prices.OfRun(inside, external),
            request.RunsAMonth,
            prices.OfMonth(inside * request.RunsAMonth, external * request.RunsAMonth),
            prices);
    }

    private Location WholeFile() => _pipeline.Source.Location.Path is { } path ? Location.FromScript(path, 0, 0) : Location.None;
}
