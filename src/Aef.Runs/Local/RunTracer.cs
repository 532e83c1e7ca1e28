using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Executors;
using Aef.Runs.Simulation;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>
/// Reports an execution in the terms of the pipeline: listens to the engine, knows the routines of the support library by name, and
/// translates what they do into <see cref="RunEvent"/>s. It does not depend on the log entries of the workflow, which can be switched off.
/// </summary>
internal sealed partial class RunTracer : ExecutionListener, IJobReporter
{
    private readonly string _name;
    private readonly SourceMap _map;
    private readonly Action<RunEvent> _emit;
    private readonly Dictionary<string, BoundStep> _steps;
    private readonly Dictionary<int, FiberTrace> _fibers = [];
    private readonly Dictionary<string, WorkflowValue> _outputs = new(StringComparer.Ordinal);
    private readonly List<StepFailure> _failures = [];

    /// <summary>The steps whose success depends on the room for their output.</summary>
    private readonly IReadOnlySet<string> _counted;

    /// <summary>The jobs that have succeeded, and whose outputs are being added up, by fiber.</summary>
    private readonly Dictionary<int, (FiberTrace Trace, WorkflowValue Result)> _counting = [];

    /// <summary>The fibers in which the error of an expression is being completed.</summary>
    private readonly HashSet<int> _expressionFailures = [];
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private readonly BoundPipeline _pipeline;
    private long _sequence;

    public RunTracer(WorkflowArtifact artifact, Action<RunEvent> emit)
        : this(artifact.Name, artifact.Pipeline, artifact.SourceMap, emit)
    {
    }

    /// <summary>Creates a tracer for the artifact <paramref name="name"/> of a pipeline, which <paramref name="map"/> describes.</summary>
    public RunTracer(string name, BoundPipeline pipeline, SourceMap map, Action<RunEvent> emit)
    {
        _name = name;
        _map = map;
        _emit = emit;
        _pipeline = pipeline;
        _counted = OutputLimits.Counted(pipeline);
        _read = pipeline.OutputsRead().Select(o => o.JobId).ToHashSet(StringComparer.Ordinal);
        _steps = pipeline.Steps.ToDictionary(s => s.JobId, StringComparer.Ordinal);
    }

    /// <summary>The failed steps so far, including those after which the thread continued.</summary>
    public IReadOnlyList<StepFailure> Failures => _failures;

    /// <summary>What aef_time returned: the run with its time; null in a run that does not compute it.</summary>
    public WorkflowValue Timed { get; private set; }

    /// <summary>The dates with which the run has begun, and the other query variables; null in a run that has not begun.</summary>
    public WorkflowValue Dates { get; private set; }

    /// <inheritdoc/>
    public void KeepOutput(string jobId, WorkflowValue output) => _outputs[jobId] = output;

    public override void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth)
    {
        switch (routine)
        {
            case SupportRoutines.Main:
                Emit(time, RunEventKind.RunStarted, e => e with { Message = _name });
                break;
            case SupportRoutines.Job when Argument(arguments, SupportParameters.JobId).TryGetString(out var jobId) && Job(jobId) is { } job:
                _fibers[fiberId] = new FiberTrace { Job = job };
                break;
            case var attempt when SupportRoutines.IsAttempt(attempt) && Trace(fiberId) is { } trace:
                trace.Begin(Argument(arguments, SupportParameters.Attempt).TryGetInteger(out var number) ? (int)number : 1);
                Emit(time, RunEventKind.AttemptStarted, e => trace.Describe(e));
                break;
            case SupportRoutines.ConnectorCall when Trace(fiberId) is { } trace:
                trace.Action = Argument(arguments, SupportParameters.Action).TryGetString(out var action) ? action : null;
                break;
            case SupportRoutines.SecretWith when Trace(fiberId) is { } trace:
                trace.Begin(Argument(arguments, SupportParameters.Attempt).TryGetInteger(out var reading) ? (int)reading : 1);
                break;
            case SupportRoutines.StepFailure when Argument(arguments, "error")["job_id"].IsNull:
                _expressionFailures.Add(fiberId);
                break;
            case SupportRoutines.VariableFailure:
                FailVariable(fiberId, Argument(arguments, "name"));
                break;
            case SupportRoutines.Items:
                BeginItems(fiberId, arguments);
                break;
            case SupportRoutines.Admission:
                EmitAdmission(time, arguments);
                break;
            case SupportRoutines.Late:
                EmitLate(time);
                break;
            case SupportRoutines.Skip:
                EmitSkips(time, Argument(arguments, SupportParameters.SkippedIds), Argument(arguments, SupportParameters.SkipReason));
                break;
        }
    }

    public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error)
    {
        if (routine == SupportRoutines.StepFailure
            && _expressionFailures.Remove(fiberId)
            && result["job_id"].TryGetString(out var jobId)
            && Job(jobId) is { } job)
        {
            FailExpression(time, fiberId, new FiberTrace { Job = job }, result);
        }

        if (routine == SupportRoutines.Items)
        {
            EndItems(time, fiberId, result, error);
        }

        if (routine == SupportRoutines.Begin && error is null)
        {
            Dates = result["argument"]["query_variables"];
        }

        if (routine == SupportRoutines.Time && error is null)
        {
            Timed = result;
        }

        if (routine is SupportRoutines.Output or SupportRoutines.LaneOutput && _counting.Remove(fiberId, out var counted))
        {
            EndJob(time, counted.Trace, counted.Result, error);
        }

        if (Trace(fiberId) is not { } trace)
        {
            return;
        }

        if (routine == SupportRoutines.ConnectorCall)
        {
            EndConnectorCall(time, trace, result, error);
        }
        else if (routine == SupportRoutines.Receive && error is null)
        {
            EmitCallback(time, trace, result);
        }
        else if (error is { } unread && routine == SupportRoutines.SecretWith)
        {
            // The attempt ends before its job is started.
            trace.HasLargeParameters = FailureReader.ExceedsMemory(unread);
            Emit(time, RunEventKind.AttemptStarted, e => trace.Describe(e));
            Emit(time, RunEventKind.AttemptFailed, e => trace.Describe(e) with { Message = FailureReader.Describe(unread) });
        }
        else if (error is { } failure && SupportRoutines.IsAttempt(routine))
        {
            var words = FailureReader.Describe(Visible(trace, failure));
            Emit(time, RunEventKind.AttemptFailed, e => trace.Describe(e) with { Message = words });
        }
        else if (routine == SupportRoutines.Job)
        {
            if (error is null
                && _counted.Contains(trace.Job.Step.JobId)
                && result["state"].TryGetString(out var ended)
                && ended == "success")
            {
                _counting[fiberId] = (trace, result);
            }
            else
            {
                EndJob(time, trace, result, error);
            }

            _fibers.Remove(fiberId);
        }
    }

    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => EnterStep(time, _name, step);

    /// <summary>Reports a step of one of the artifacts of the pipeline.</summary>
    public void EnterStep(DateTimeOffset time, string artifact, StepInfo step)
    {
        if (step.Routine == SupportRoutines.Main
            && _map.Find(artifact, step.Routine, step.Name) is { Role: SourceMapRole.Level or SourceMapRole.LevelEnd } origin)
        {
            if (origin.Role == SourceMapRole.Level && origin.LevelIndex >= _pipeline.Levels.Count)
            {
                EmitNotReached(time);
            }

            Emit(
                time,
                origin.Role == SourceMapRole.Level ? RunEventKind.LevelStarted : RunEventKind.LevelEnded,
                e => e with { Level = origin.Level });
        }
    }

    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry)
    {
        Report(time, fiberId, entry.Severity, entry.Text ?? MessageOf(entry));
        EmitLoggedDataSets(time, entry);
    }

    /// <summary>Reports a message of a job.</summary>
    public void Report(DateTimeOffset time, int fiberId, string severity, string? message)
    {
        var job = Trace(fiberId);
        Emit(time, RunEventKind.Log, e => (job?.Describe(e) ?? e) with { State = severity, Message = message });
    }

    /// <inheritdoc/>
    public void ReportProgress(DateTimeOffset time, int fiberId, JobProgress progress)
    {
        if (Trace(fiberId) is { } trace)
        {
            Emit(time, RunEventKind.JobProgress, e => trace.Describe(e) with
            {
                Rows = progress.Rows,
                Bytes = progress.Bytes,
                Message = progress.Text,
            });
        }
    }

    /// <inheritdoc/>
    public void ReportPart(DateTimeOffset time, int fiberId, JobPart part)
    {
        if (Trace(fiberId) is { } trace)
        {
            Emit(time, RunEventKind.PartEnded, e => trace.Describe(e) with
            {
                Part = part.Name,
                State = part.State,
                Rows = part.Rows,
                Message = part.Message,
            });
        }
    }

    public override void Ended(DateTimeOffset time, Execution execution)
    {
        if (execution.State == ExecutionState.Succeeded)
        {
            Emit(time, RunEventKind.RunSucceeded, e => e);
        }
        else
        {
            Emit(
                time,
                execution.State == ExecutionState.Cancelled ? RunEventKind.RunCancelled : RunEventKind.RunFailed,
                e => e with { Message = execution.Error is { } error ? FailureReader.Message(error.Value) : "stopped" });
        }
    }

    private static WorkflowValue Argument(IReadOnlyList<(string Name, WorkflowValue Value)> arguments, string name)
    {
        foreach (var (key, value) in arguments)
        {
            if (key == name)
            {
                return value;
            }
        }

        return WorkflowValue.Null;
    }

    private FiberTrace? Trace(int fiberId) => _fibers.GetValueOrDefault(fiberId);

    private void Emit(DateTimeOffset time, RunEventKind kind, Func<RunEvent, RunEvent> fill)
    {
        var e = fill(new RunEvent(++_sequence, time, kind));
        if (e.JobId is { } jobId)
        {
            _mentioned.Add(jobId);
        }

        _emit(e);
    }
}
