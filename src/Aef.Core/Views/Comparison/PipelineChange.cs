using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Comparison;

/// <summary>One difference between two pipelines.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="Part">The kind of part that changed.</param>
/// <param name="Id">The id of the part: in the second pipeline, or in the first when it was removed; null for the pipeline.</param>
public sealed record PipelineChange(ChangeKind Kind, PipelinePart Part, string? Id)
{
    /// <summary>
    /// The level of the part: in the second pipeline, or in the first when it was removed; null for pipelines and levels.
    /// </summary>
    public string? Level { get; init; }

    /// <summary>The thread of a step, as <see cref="Level"/>; null for other parts.</summary>
    public string? Thread { get; init; }

    /// <summary>True for <c>on_failure</c> and <c>finally</c> and the steps in them, whose name is that of the level.</summary>
    public bool IsOfSection { get; init; }

    /// <summary>JOB_NAME of a step.</summary>
    public string? JobName { get; init; }

    /// <summary>
    /// The property that changed, with a path into its value: <c>retry.max_attempts</c>, <c>with.tags[1]</c>; null for other changes.
    /// </summary>
    public string? Property { get; init; }

    /// <summary>The name of the schedule that a property such as <c>schedule[1].cron</c> belongs to; null for other properties.</summary>
    public string? Entry { get; init; }

    /// <summary>The old value as compact JSON, the old id, or a description of the old position; null when there was none.</summary>
    public string? Old { get; init; }

    /// <summary>The new value as compact JSON, the new id, or a description of the new position; null when there is none.</summary>
    public string? New { get; init; }

    /// <summary>The location of the part in the first pipeline's source; unknown for added parts.</summary>
    public Location OldLocation { get; init; } = Location.None;

    /// <summary>The location of the part in the second pipeline's source; unknown for removed parts.</summary>
    public Location NewLocation { get; init; } = Location.None;
}
