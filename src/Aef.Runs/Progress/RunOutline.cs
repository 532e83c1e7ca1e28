using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Progress;

/// <summary>The levels and steps of a pipeline, as a recorded run keeps them: enough to show its progress without its definition.</summary>
/// <param name="Name">The name of the pipeline.</param>
/// <param name="Steps">The steps, in the order of the file.</param>
public sealed record RunOutline(string Name, EquatableList<OutlinedStep> Steps)
{
    /// <summary>The outline of a pipeline.</summary>
    public static RunOutline Of(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return new RunOutline(
            pipeline.Name,
            pipeline.AllLevels.SelectMany(l => l.Threads.SelectMany(t => t.Steps.Select(s => new OutlinedStep(
                s.JobId, s.JobName, l.Id, t.Id)
            {
                Executor = s.Executor?.Name ?? s.Function ?? s.WorkflowName,
                IsOfSection = l.Section != PipelineSection.Levels,
            }))).ToEquatableList());
    }

    /// <summary>Reads what <see cref="ToJson"/> has written; null for anything else.</summary>
    public static RunOutline? Parse(ReadOnlySpan<byte> json) =>
        WorkflowValue.TryFromJson(json, out var value, out _) && Text(value["name"]) is { } name
            ? new RunOutline(
                name,
                value["steps"].Items.Select(s => new OutlinedStep(
                    Text(s["job_id"]) ?? string.Empty,
                    Text(s["job_name"]) ?? string.Empty,
                    Text(s["level"]) ?? string.Empty,
                    Text(s["thread"]) ?? string.Empty)
                {
                    Executor = Text(s["executor"]),
                    IsOfSection = s["section"].TryGetBoolean(out var section) && section,
                }).ToEquatableList())
            : null;

    /// <summary>The outline as JSON.</summary>
    public string ToJson() => WorkflowValue.FromMap(
        ("name", Name),
        ("steps", WorkflowValue.FromList([.. Steps.Select(s => WorkflowValue.FromMap(
            ("job_id", s.JobId),
            ("job_name", s.JobName),
            ("level", s.Level),
            ("thread", s.Thread),
            ("executor", s.Executor),
            ("section", s.IsOfSection)))]))).ToJson();

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
