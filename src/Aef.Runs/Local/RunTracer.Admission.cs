using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>What the admission of a run decides.</content>
internal sealed partial class RunTracer
{
    /// <summary>Reports what is decided outside of the workflow.</summary>
    public void Report(DateTimeOffset time, RunEventKind kind, string message) => Emit(time, kind, e => e with { Message = message });

    private void EmitAdmission(DateTimeOffset time, IReadOnlyList<(string Name, WorkflowValue Value)> arguments)
    {
        RunEventKind? kind = Text(arguments, SupportParameters.AdmissionState) switch
        {
            "queued" => RunEventKind.RunQueued,
            "admitted" => RunEventKind.RunAdmitted,
            "refused" => RunEventKind.RunRefused,
            "cancels_others" => RunEventKind.OthersCancelled,
            _ => null,
        };
        if (kind is { } known)
        {
            var runs = Argument(arguments, SupportParameters.AdmissionRuns).Items;
            var message = string.Join(", ", runs.Select(r => r.TryGetString(out var id) ? id : string.Empty)) is { Length: > 0 } ids
                ? $"{Text(arguments, SupportParameters.AdmissionWords)}: {ids}"
                : Text(arguments, SupportParameters.AdmissionWords);
            Emit(time, known, e => e with { Message = message });
        }
    }

    private static string Text(IReadOnlyList<(string Name, WorkflowValue Value)> arguments, string name) =>
        Argument(arguments, name).TryGetString(out var text) ? text : string.Empty;
}
