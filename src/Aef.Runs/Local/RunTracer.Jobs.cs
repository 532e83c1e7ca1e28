using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>How jobs start and end.</content>
internal sealed partial class RunTracer
{
    /// <summary>The steps whose outputs expressions read.</summary>
    private readonly HashSet<string> _read;

    private readonly Dictionary<string, WorkflowValue> _known = new(StringComparer.Ordinal);

    /// <summary>The outputs that expressions have read, or could, by the JOB_ID of the step or of the item.</summary>
    public IReadOnlyDictionary<string, WorkflowValue> Known => _known;

    private JobContext? Job(string id)
    {
        int? index = null;
        if (!_steps.TryGetValue(id, out var step)
            && ItemId.TryParse(id, out var jobId, out var item)
            && _steps.TryGetValue(jobId, out step))
        {
            index = item;
        }

        return step is not null && _map.FindJob(step.JobId) is { Thread: { } thread } origin
            ? new JobContext(step, origin.Level, thread) { Item = index }
            : null;
    }

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

    /// <summary>AEF's functions answer the start of a job with an id that has this prefix; any other answer is not an id.</summary>
    private static bool IsJobId(FiberTrace trace, string text) =>
        trace.Job.Step.Type == StepType.Async
            && (text.StartsWith("aef_", StringComparison.Ordinal) || text.StartsWith("aef-", StringComparison.Ordinal));

    private void EndJob(DateTimeOffset time, FiberTrace trace, WorkflowValue result, WorkflowValue? error)
    {
        // The failure of a job is its result unless the caller wants it raised.
        if ((error ?? Record(result)) is { } raised)
        {
            FailStep(time, trace, raised);
        }
        else if (result["state"].TryGetString(out var state) && state == "success")
        {
            if (_read.Contains(trace.Job.Step.JobId))
            {
                _known[trace.Job.Id] = AsRead(trace.Job.Step, result["output"]);
            }

            Emit(time, RunEventKind.StepSucceeded, e => trace.Describe(e) with { Output = OutputOf(trace.Job.Id, result) });
            EmitDataSets(time, trace.Job);
        }
    }

    private void FailStep(DateTimeOffset time, FiberTrace trace, WorkflowValue record)
    {
        if (FailureReader.IsNotStarted(record))
        {
            return;
        }

        var words = trace.HasLargeParameters ? LargeParameters(trace.Job.Step, FailureReader.Message(record)) : null;
        var failure = FailureReader.Read(record, trace.Job);
        _failures.Add(failure with
        {
            Message = words ?? failure.Message,
            IsConnector = trace.Job.Step.IsConnector,
            Location = _map.FindJob(trace.Job.Step.JobId)?.Location ?? Location.None,
        });
        Emit(time, RunEventKind.StepFailed, e => trace.Describe(e) with { Message = words ?? FailureReader.Describe(record) });
    }

    private static WorkflowValue? Record(WorkflowValue result) =>
        result["state"].TryGetString(out var state) && state == "failed" ? result["record"] : default(WorkflowValue?);

    /// <summary>A job returns its output only if an expression reads it; an executor reports it in any case.</summary>
    private string? OutputOf(string jobId, WorkflowValue result)
    {
        var output = _outputs.TryGetValue(jobId, out var reported) && !reported.IsNull ? reported : result["output"];
        return output.IsNull ? null : output.ToString();
    }

    /// <summary>The output as expressions see it: the result of another workflow is JSON text.</summary>
    private static WorkflowValue AsRead(BoundStep step, WorkflowValue output) =>
        step.Type == StepType.Workflows
        && output.TryGetString(out var json)
        && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(json), out var value, out _)
            ? value
            : output;
}
