using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Diagrams;

/// <summary>The tree of a pipeline with errors: its written content, with each error at its level or step.</summary>
public static class DraftTree
{
    /// <summary>The tree of a pipeline; an error that belongs to no level or step is at the root.</summary>
    public static TreeNode Of(Pipeline pipeline, IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var errors = new DraftErrors(pipeline, diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return new TreeNode(TreeNodeKind.Pipeline, pipeline.Name ?? "?")
        {
            Detail = pipeline.Description,
            Marks = errors.At(null),
            Children =
            [
                .. pipeline.Levels.Select((level, l) => OfLevel(level, l, errors)),
                .. PipelineSections.AfterLevels.Where(s => PipelineSections.StepsOf(pipeline, s).Count > 0)
                    .Select(s => OfLevel(PipelineSections.AsLevel(pipeline, s), 0, errors) with { Kind = TreeNodeKind.Section }),
            ],
        };
    }

    private static TreeNode OfLevel(PipelineLevel level, int index, DraftErrors errors) =>
        new(TreeNodeKind.Level, level.Id ?? Number(index))
    {
        Detail = level.Description,
        Marks = [.. level.MaxParallel is { } limit ? [StepMarks.MaxParallel(limit)] : Array.Empty<string>(), .. errors.At(level)],
        Children = [.. level.Threads.Select((thread, t) => OfThread(thread, t, errors))],
    };

    private static TreeNode OfThread(PipelineThread thread, int index, DraftErrors errors) =>
        new(TreeNodeKind.Thread, thread.Id ?? Number(index))
        {
            Marks = StepMarks.Of(thread),
            Children = [.. thread.Steps.Select(s => OfStep(s, errors))],
        };

    private static TreeNode OfStep(PipelineStep step, DraftErrors errors) => new(TreeNodeKind.Step, step.JobId ?? "?")
    {
        Name = step.JobName,
        Detail = step.Executor ?? step.FunctionIdName ?? step.FunctionName ?? step.WorkflowsName,
        Marks = [.. step.Next is { } next ? [$"next: {next}"] : Array.Empty<string>(), .. errors.At(step)],
    };

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
