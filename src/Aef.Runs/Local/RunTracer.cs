using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>
/// Reports what an execution does in the words of the pipeline: listens to the engine, knows the machine's routines by name, and
/// turns what they do into <see cref="RunEvent"/>s. It does not depend on the workflow's own log entries, which can be switched off.
/// </summary>
internal sealed class RunTracer : ExecutionListener
{
    private readonly WorkflowArtifact _artifact;
    private readonly Action<RunEvent> _emit;
    private readonly Dictionary<string, BoundStep> _steps;
    private readonly Dictionary<string, (string Level, string Thread)> _locations;
    private readonly Dictionary<int, FiberTrace> _fibers = [];
    private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkflowValue> _outputs = new(StringComparer.Ordinal);
    private readonly List<StepFailure> _failures = [];
    private long _sequence;

    public RunTracer(WorkflowArtifact artifact, Action<RunEvent> emit)
    {
        _artifact = artifact;
        _emit = emit;
        _steps = artifact.Pipeline.Steps.ToDictionary(s => s.JobId, StringComparer.Ordinal);
        _locations = artifact.Pipeline.Levels
            .SelectMany(l => l.Threads.SelectMany(t => t.Steps.Select(s => (s.JobId, Level: l.Id, Thread: t.Id))))
            .ToDictionary(p => p.JobId, p => (p.Level, p.Thread), StringComparer.Ordinal);
    }

    /// <summary>The failed steps so far, those that did not stop their thread included.</summary>
    public IReadOnlyList<StepFailure> Failures => _failures;

    /// <summary>The job that a fiber is running for, or null.</summary>
    public JobContext? JobOf(int fiberId) => _fibers.GetValueOrDefault(fiberId)?.Job;

    /// <summary>Keeps the result of a job, for the event of its success.</summary>
    public void KeepOutput(string jobId, WorkflowValue output) => _outputs[jobId] = output;

    public override void RoutineEntered(DateTimeOffset time, int fiberId, string routine, IReadOnlyList<(string Name, WorkflowValue Value)> arguments, int depth)
    {
        switch (routine)
        {
            case "main":
                Emit(time, RunEventKind.RunStarted, e => e with { Message = _artifact.Name });
                break;
            case "aef_job" when Argument(arguments, "id").TryGetString(out var jobId) && _steps.TryGetValue(jobId, out var step):
                _fibers[fiberId] = new FiberTrace { Job = new JobContext(step, _locations[jobId].Level, _locations[jobId].Thread) };
                break;
            case "aef_async" or "aef_sync" or "aef_workflow" when Trace(fiberId) is { } trace:
                trace.Begin(Argument(arguments, "attempt").TryGetInteger(out var attempt) ? (int)attempt : 1, CountStart(trace.Job.Step.JobId));
                Emit(time, RunEventKind.AttemptStarted, e => trace.Describe(e));
                break;
            case "aef_skip":
                EmitSkips(time, Argument(arguments, "ids"), Argument(arguments, "reason"));
                break;
        }
    }

    public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error)
    {
        if (Trace(fiberId) is not { } trace)
        {
            return;
        }

        if (error is { } failure && routine is "aef_async" or "aef_sync" or "aef_workflow")
        {
            Emit(time, RunEventKind.AttemptFailed, e => trace.Describe(e) with { Message = FailureReader.Describe(failure) });
        }
        else if (routine == "aef_job")
        {
            EndJob(time, trace, result, error);
            _fibers.Remove(fiberId);
        }
    }

    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call)
    {
        if (Trace(fiberId) is { LostCall: { } lost } trace && call.Http is not null)
        {
            trace.LostCall = null;
            Emit(time, RunEventKind.CallRepeated, e => trace.Describe(e) with { Message = lost });
        }
    }

    public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome)
    {
        if (call.Http is null || Trace(fiberId) is not { } trace)
        {
            return;
        }

        if (outcome.IsFailure)
        {
            trace.LostCall = FailureReader.DescribeCall(outcome.Content);
            if (trace.AsyncJobId is not null && FailureReader.IsException(outcome.Content))
            {
                Emit(time, RunEventKind.StateSeen, e => trace.Describe(e) with { State = "failed", Message = trace.LostCall });
            }

            return;
        }

        trace.LostCall = null;
        var body = outcome.Content["body"];
        if (trace.AsyncJobId is null)
        {
            EmitStart(time, trace, body);
        }
        else
        {
            var state = body.TryGetString(out var text) ? text : body["state"].TryGetString(out var executionState) ? executionState : body.ToString();
            Emit(time, RunEventKind.StateSeen, e => trace.Describe(e) with { State = state });
        }
    }

    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step)
    {
        if (step.Routine != "main")
        {
            return;
        }

        if (_artifact.LevelSteps.TryGetValue(step.Name, out var started))
        {
            Emit(time, RunEventKind.LevelStarted, e => e with { Level = _artifact.Pipeline.Levels[started].Id });
        }
        else if (_artifact.LevelEnds.TryGetValue(step.Name, out var ended))
        {
            Emit(time, RunEventKind.LevelEnded, e => e with { Level = _artifact.Pipeline.Levels[ended].Id });
        }
    }

    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => Report(time, fiberId, entry.Severity, entry.Text ?? entry.Json?.ToString());

    /// <summary>Reports a message of a job.</summary>
    public void Report(DateTimeOffset time, int fiberId, string severity, string? message)
    {
        var job = Trace(fiberId);
        Emit(time, RunEventKind.Log, e => (job?.Describe(e) ?? e) with { State = severity, Message = message });
    }

    public override void Ended(DateTimeOffset time, Execution execution)
    {
        if (execution.State == ExecutionState.Succeeded)
        {
            Emit(time, RunEventKind.RunSucceeded, e => e);
        }
        else
        {
            Emit(time, RunEventKind.RunFailed, e => e with { Message = execution.Error is { } error ? FailureReader.Message(error.Value) : "stopped" });
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

    private int CountStart(string jobId) => _starts[jobId] = _starts.GetValueOrDefault(jobId) + 1;

    private void EmitStart(DateTimeOffset time, FiberTrace trace, WorkflowValue body)
    {
        var isExecution = trace.Job.Step.Type == StepType.Workflows;
        var id = isExecution ? body["name"] : body;
        if (id.TryGetString(out var text) && (isExecution || IsJobId(trace, text)))
        {
            trace.AsyncJobId = text;
            Emit(time, RunEventKind.JobStarted, e => trace.Describe(e));
        }
    }

    /// <summary>AEF's functions answer the start of a job with an id that begins so; anything else is none.</summary>
    private static bool IsJobId(FiberTrace trace, string text) =>
        trace.Job.Step.Type == StepType.Async && (text.StartsWith("aef_", StringComparison.Ordinal) || text.StartsWith("aef-", StringComparison.Ordinal));

    private void EndJob(DateTimeOffset time, FiberTrace trace, WorkflowValue result, WorkflowValue? error)
    {
        // A job whose caller does not ask for more gives its failure as a result.
        if ((error ?? Record(result)) is { } raised)
        {
            var failure = FailureReader.Read(raised, trace.Job);
            _failures.Add(failure);
            Emit(time, RunEventKind.StepFailed, e => trace.Describe(e) with { Message = FailureReader.Describe(raised) });
        }
        else if (result["state"].TryGetString(out var state) && state == "success")
        {
            Emit(time, RunEventKind.StepSucceeded, e => trace.Describe(e) with { Output = OutputOf(trace.Job.Step.JobId) });
        }
    }

    private static WorkflowValue? Record(WorkflowValue result) =>
        result["state"].TryGetString(out var state) && state == "failed" ? result["record"] : default(WorkflowValue?);

    private string? OutputOf(string jobId) => _outputs.TryGetValue(jobId, out var output) && !output.IsNull ? output.ToString() : null;

    private void EmitSkips(DateTimeOffset time, WorkflowValue ids, WorkflowValue reason)
    {
        foreach (var id in ids.Items)
        {
            if (id.TryGetString(out var jobId) && _steps.TryGetValue(jobId, out var step))
            {
                var (level, thread) = _locations[jobId];
                Emit(time, RunEventKind.StepSkipped, e => e with
                {
                    Level = level,
                    Thread = thread,
                    JobId = jobId,
                    JobName = step.JobName,
                    Message = reason.TryGetString(out var why) ? why : null,
                });
            }
        }
    }

    private void Emit(DateTimeOffset time, RunEventKind kind, Func<RunEvent, RunEvent> fill) => _emit(fill(new RunEvent(++_sequence, time, kind)));
}
