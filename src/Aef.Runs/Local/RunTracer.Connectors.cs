using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>Jobs whose APIs the workflow calls itself.</content>
internal sealed partial class RunTracer
{
    /// <summary>
    /// True for a call that starts or polls a job: its files, and what is called before or after it, are none of its states.
    /// </summary>
    private static bool IsCallOfJob(FiberTrace trace, CallEffect call) => trace.Job.Step.IsConnector
        ? trace.Action is ConnectorActions.Start or ConnectorActions.Status
        : call.Http is not null || call.Function == SupportRoutines.Execute;

    /// <summary>What a structured entry reports; those about a link and a job are sentences.</summary>
    private static string? MessageOf(LogEntry entry) =>
        entry.Json is { } json && json["event"].TryGetString(out var name) && name is "link_failed" or "job_warning"
            && json["message"].TryGetString(out var message)
            ? message
            : entry.Json?.ToString();

    private void EndConnectorCall(DateTimeOffset time, FiberTrace trace, WorkflowValue result, WorkflowValue? error)
    {
        var action = trace.Action;
        trace.Action = null;
        if (error is not null)
        {
            return;
        }

        if (action is ConnectorActions.Start or ConnectorActions.Find && trace.AsyncJobId is null && result["id"].TryGetString(out var id))
        {
            trace.LostCall = null; // a start that was recognized is no lost call
            trace.AsyncJobId = id;
            trace.Link = !HasSecrets(trace) && result["link"].TryGetString(out var link) ? link : null;
            Emit(time, RunEventKind.JobStarted, e => trace.Describe(e) with { Link = trace.Link });
        }
        else if (action == ConnectorActions.Status && result["state"].TryGetString(out var state))
        {
            var message = result["message"].TryGetString(out var words) ? words : result["message"].ToJson();
            Emit(
                time,
                RunEventKind.StateSeen,
                e => trace.Describe(e) with
                {
                    State = state,
                    Message = result["message"].IsNull ? null : Visible(trace, message),
                });
        }
    }
}
