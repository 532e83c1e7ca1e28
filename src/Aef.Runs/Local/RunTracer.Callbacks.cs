using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>The callbacks that a job sends.</content>
internal sealed partial class RunTracer
{
    private static readonly string[] Received = ["success", "failed", "ignored"];

    /// <summary>Reports a callback that the workflow has read; a wait to which none came is no event.</summary>
    private void EmitCallback(DateTimeOffset time, FiberTrace trace, WorkflowValue result)
    {
        if (result["state"].TryGetString(out var state) && Received.Contains(state, StringComparer.Ordinal))
        {
            var message = result["message"].TryGetString(out var words) && words.Length > 0 ? words : null;
            Emit(time, RunEventKind.CallbackReceived, e => trace.Describe(e) with { State = state, Message = Visible(trace, message) });
        }
    }
}
