using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>The observed run of a pipeline.</summary>
internal sealed class PipelineObservation(IReadOnlyList<Diagnostic> diagnostics, Run? run) : TestObservation(
    diagnostics,
    run?.Execution,
    run is null ? null : LogsOf(run))
{
    /// <summary>The run; null when the definition has errors.</summary>
    public Run? Run { get; } = run;

    /// <summary>The history of its steps; null when the definition has errors.</summary>
    public StepStories? Stories { get; } = run is null ? null : new StepStories(run);

    private static List<ObservedLog> LogsOf(Run run) =>
        [.. run.Events.Where(e => e.Kind == RunEventKind.Log).Select(e => new ObservedLog(e.State ?? "DEFAULT", e.Message ?? string.Empty, JsonOf(e.Message), e.JobId))];

    private static WorkflowValue JsonOf(string? text) =>
        text is ['{', ..] && WorkflowValue.TryFromJson(System.Text.Encoding.UTF8.GetBytes(text), out var value, out _) ? value : default;
}
