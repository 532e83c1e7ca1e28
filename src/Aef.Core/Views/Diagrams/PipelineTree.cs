using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;

namespace Aef.Core.Views.Diagrams;

/// <summary>A pipeline for display: levels, threads and steps, each with its marks. The user's strings are unchanged.</summary>
public static class PipelineTree
{
    /// <summary>The tree of a pipeline; its root is the pipeline, with levels, threads and steps below.</summary>
    public static TreeNode Of(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var dataSets = new DataSetMarks(pipeline);
        return new TreeNode(TreeNodeKind.Pipeline, pipeline.Name)
        {
            Detail = pipeline.Source.Description,
            Marks = HeadMarks.Of(pipeline.Source),
            Children = [.. pipeline.AllLevels.Select(l => OfLevel(l, dataSets))],
        };
    }

    /// <summary>What a step runs: its executor, or the function or workflow that is not in the catalog.</summary>
    internal static string? RunsOf(BoundStep step) => step.Executor?.Name ?? step.Function ?? step.WorkflowName;

    private static TreeNode OfLevel(BoundLevel level, DataSetMarks dataSets) => new(KindOf(level), level.Id)
    {
        Detail = level.Source.Description,
        Marks =
        [
            .. level.MaxParallel is { } limit ? [StepMarks.MaxParallel(limit)] : Array.Empty<string>(),
            .. level.When is null ? [] : new[] { StepMarks.When(level.Source.When) },
        ],
        Children = [.. level.Threads.Select(t => OfThread(t, dataSets))],
    };

    private static TreeNodeKind KindOf(BoundLevel level) =>
        level.Section == PipelineSection.Levels ? TreeNodeKind.Level : TreeNodeKind.Section;

    private static TreeNode OfThread(BoundThread thread, DataSetMarks dataSets) => new(TreeNodeKind.Thread, thread.Id)
    {
        Marks = StepMarks.Of(thread.Source),
        Children = [.. thread.Steps.Select(s => OfStep(s, dataSets))],
    };

    private static TreeNode OfStep(BoundStep step, DataSetMarks dataSets) => new(TreeNodeKind.Step, step.JobId)
    {
        Name = step.JobName,
        Detail = RunsOf(step),
        Marks = [.. StepMarks.Of(step), .. dataSets.Of(step)],
    };
}
