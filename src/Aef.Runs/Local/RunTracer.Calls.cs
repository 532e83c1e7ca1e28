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

/// <content>The calls of the workflow.</content>
internal sealed partial class RunTracer
{
    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call)
    {
        if (Trace(fiberId) is { LostCall: { } lost } trace && IsCallOfJob(trace, call))
        {
            trace.LostCall = null;
            Emit(time, RunEventKind.CallRepeated, e => trace.Describe(e) with { Message = lost });
        }
    }

    public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome)
    {
        if (Trace(fiberId) is not { } trace || !IsCallOfJob(trace, call))
        {
            return;
        }

        if (outcome.IsFailure)
        {
            trace.LostCall = trace.Job.Step.RunsHere ? null : FailureReader.DescribeCall(outcome.Content);
            if (trace.AsyncJobId is not null && FailureReader.IsException(outcome.Content))
            {
                var words = Visible(trace, trace.LostCall);
                Emit(time, RunEventKind.StateSeen, e => trace.Describe(e) with { State = "failed", Message = words });
            }

            return;
        }

        trace.LostCall = null;
        if (trace.Job.Step.RunsHere)
        {
            KeepOutput(trace.Job.Id, outcome.Content["output"]);
            return;
        }

        if (trace.Job.Step.IsConnector)
        {
            return; // EndConnectorCall reports what the answer means
        }

        var body = outcome.Content["body"];
        if (trace.AsyncJobId is null)
        {
            EmitStart(time, trace, body);
        }
        else
        {
            var state = body.TryGetString(out var text) ? text
                : body["state"].TryGetString(out var executionState) ? executionState
                : body.ToString();
            Emit(time, RunEventKind.StateSeen, e => trace.Describe(e) with { State = state });
        }
    }
}
