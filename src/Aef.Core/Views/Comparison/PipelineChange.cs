using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Comparison;

/// <summary>One difference between two pipelines.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Part">To what kind of part.</param>
/// <param name="Id">The id of the part: in the second pipeline, or in the first when it was removed; null for the pipeline.</param>
public sealed record PipelineChange(ChangeKind Kind, PipelinePart Part, string? Id)
{
    /// <summary>
    /// The level that the part is in: of the second pipeline, or of the first when it was removed; null for pipelines and levels.
    /// </summary>
    public string? Level { get; init; }

    /// <summary>The thread that a step is in, as <see cref="Level"/>; null for other parts.</summary>
    public string? Thread { get; init; }

    /// <summary>JOB_NAME of a step.</summary>
    public string? JobName { get; init; }

    /// <summary>
    /// The property that changed, with a path into its value: <c>retry.max_attempts</c>, <c>with.tags[1]</c>; null for other changes.
    /// </summary>
    public string? Property { get; init; }

    /// <summary>What was: the value as compact JSON, the old id, or the old place in words; null when there was nothing.</summary>
    public string? Old { get; init; }

    /// <summary>What is: the value as compact JSON, the new id, or the new place in words; null when there is nothing.</summary>
    public string? New { get; init; }

    /// <summary>Where the part is in the first pipeline's source; not known for parts that were added.</summary>
    public Location OldLocation { get; init; } = Location.None;

    /// <summary>Where the part is in the second pipeline's source; not known for parts that were removed.</summary>
    public Location NewLocation { get; init; } = Location.None;
}
