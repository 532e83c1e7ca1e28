using System.Globalization;
using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Local;
using Aef.Runs.Simulation;

namespace Aef.Runs.Estimation;

/// <summary>Measures one compiled pipeline for one request.</summary>
/// <param name="artifact">The pipeline as one workflow.</param>
/// <param name="deployed">What is deployed: the same, or several workflows; its sources and runs are measured.</param>
/// <param name="request">The run to measure.</param>
internal sealed partial class PipelineMeasurer(WorkflowArtifact artifact, WorkflowArtifact deployed, MeasureRequest request)
{
    private readonly MeasuredInputs _inputs = MeasuredInputs.Complete(artifact.Pipeline.Source, request.Argument);
    private readonly BoundPipeline _pipeline = artifact.Pipeline;
    private readonly JobSteps _jobs = new(artifact.Workflow, artifact.Pipeline);
    private const int MostShown = 300;
    private readonly int _polls = Math.Max(1, request.Polls);
    private readonly CallbackJobs _callbacks = new(Math.Max(1, request.Polls));
    private readonly bool _isSeveral = deployed.Parts.Count > 0;
    private readonly (int Level, WorkflowArtifact Workflow)[] _lanes = [.. ExecutionBounds.Lanes(deployed)];

    public WorkflowMeasure Measure()
    {
        // One poll per job: the minimum of a run without failures.
        var completed = request with { Argument = _inputs.Argument };
        var canRun = _inputs.Problems.Count == 0;
        var least = SlotSchedule.IsEndless(_pipeline) || !canRun ? null : ScriptedRun.Of(deployed, completed, Once());
        var scripted = request.Script is { } script && canRun ? ScriptedRun.Of(deployed, completed, script) : null;
        var counted = request.Script is null ? least : scripted is { HasEnd: true } ? scripted : null;
        var steps = Steps(counted, least);
        var peak = counted?.Executions.Max(e => e.PeakMemoryBytes);
        var memory = new MemoryMeasure(
            peak,
            least is null
                ? null
                : new MemoryBound(_pipeline, request.AnswerBytes).Above(Math.Max(least.Executions.Max(e => e.PeakMemoryBytes), peak ?? 0)));
        var source = SourceOf();
        var shape = _isSeveral ? ShapeOfSeveral.Of(deployed.All()) : ShapeReader.Read(artifact.Workflow);
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
            Duration = DurationOf(counted),
            SecretReads = counted?.SecretReads,
            Cost = counted is null
                ? null
                : Cost(
                    counted.Steps + FurtherPolls(counted, counted.Jobs) + LateSteps(counted, counted.Jobs),
                    counted.ExternalCalls + FurtherExternalPolls(counted) + _callbacks.FurtherWaits(CallbackStepsOf(counted))),
            Callbacks = counted is null ? null : _callbacks.Savings(CallbackStepsOf(counted), request.Prices),
            Limits = limits,
            RunProblems = problems,
            Diagnostics = [.. problems, .. Continued(least), .. MeasureLimits.Check(limits, steps, WholeFile())],
        };
    }

    private TimeSpan? DurationOf(ScriptedRun? counted)
    {
        if (counted is null || request.Script is not null)
        {
            return counted?.Execution.EndTime - counted?.Execution.StartTime;
        }

        return TimeSpan.FromSeconds(ScheduleOf(counted, s => Seconds(counted, s)).Seconds());
    }

    private SlotSchedule ScheduleOf(ScriptedRun run, Func<BoundStep, double> seconds) =>
        new(_pipeline, run, _lanes.Select(l => l.Level).ToHashSet(), seconds);

    /// <summary>A description of the run. A run that fails as in its script is meant to fail.</summary>
    private string Scenario(ScriptedRun? scripted)
    {
        var jobs = request.Script is null
            ? string.Create(CultureInfo.InvariantCulture, $"every job succeeds at poll {_polls}")
                + (request.Mocks is null ? string.Empty : ", calls that mocks answer as in the mocks")
            : scripted?.Failure is null ? "as in the script" : "as in the script; the run fails";
        return jobs + _inputs.Description;
    }

    /// <summary>The failures after which the measured run continues; those of a script are meant.</summary>
    private IEnumerable<Diagnostic> Continued(ScriptedRun? run) => request.Script is not null || run is null ? [] : run.Failures
        .Where(f => f.Continued)
        .Select(f => MeasureDiagnostics.ContinuedFailure.At(WholeFile(), Quoted.Text(f.JobId), Describe(f)));

    private static string Describe(StepFailure failure) => TerminalText.Cut(
        string.IsNullOrEmpty(failure.Answer) ? failure.Message ?? string.Empty : $"{failure.Message}: {failure.Answer}",
        MostShown);

    private SimulationScript Once() => new(
        new SimulatedJob { Polls = 1 },
        _pipeline.Steps.Where(s => s.Type == StepType.Sync || s.WaitsForCallback)
            .ToDictionary(
                s => s.JobId,
                s => new[] { new SimulatedJob { DurationSeconds = s.WaitsForCallback ? 0 : SyncSeconds(s) } }.ToEquatableList(),
                StringComparer.Ordinal));

    private double SyncSeconds(BoundStep step) =>
        request.SyncSeconds < step.CallTimeoutSeconds ? request.SyncSeconds : step.CallTimeoutSeconds / 2;

    private long Polls(BoundStep step) =>
        step.WaitsForCallback ? _callbacks.Polls(step) : Math.Min(_polls, PollSchedule.Of(step, _pipeline).Count);

    private double Seconds(ScriptedRun run, BoundStep step) => Mocked(run, step) is > 0 and var polls
        ? new PollSchedule(step).At(polls)
        : Seconds(step);

    /// <summary>How often mocks have answered polls of a step; of its items, the longest counts.</summary>
    private int Mocked(ScriptedRun run, BoundStep step) => request.Mocks is null ? 0 : run.ExternalPolls
        .Where(p => StepOf(p.Key).JobId == step.JobId)
        .Select(p => p.Value)
        .DefaultIfEmpty()
        .Max();

    private double Seconds(BoundStep step) => step.Type == StepType.Sync ? SyncSeconds(step)
        : step.WaitsForCallback ? _callbacks.Seconds(step)
        : new PollSchedule(step).At(Polls(step));

    /// <summary>The size of the source; of several, the largest counts, and each is a part.</summary>
    private SourceMeasure SourceOf() => Sources() with
    {
        NameBytes = _pipeline.Steps.Sum(s => Encoding.UTF8.GetByteCount(s.JobId) + Encoding.UTF8.GetByteCount(s.JobName)),
        PropertyBytes = _pipeline.Steps.Sum(s => Encoding.UTF8.GetByteCount(s.StepProperties ?? string.Empty)),
    };

    private SourceMeasure Sources()
    {
        if (!_isSeveral)
        {
            return new SourceMeasure(artifact.Bytes, artifact.Format, SourceParts.Of(artifact));
        }

        var workflows = deployed.All().ToList();
        var largest = workflows.OrderByDescending(w => w.Bytes).First();
        return new SourceMeasure(largest.Bytes, largest.Format, [.. workflows.Select(w => new SourcePart(w.Name, w.Bytes))])
        {
            Largest = largest.Name,
        };
    }

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
