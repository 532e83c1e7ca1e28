using Aef.Documents.Collections;

namespace Aef.Core.Views.Diagrams;

/// <summary>One part of a pipeline with the parts in it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its LEVEL_ID, THREAD_ID or JOB_ID; for the pipeline, its name.</param>
public sealed record TreeNode(TreeNodeKind Kind, string Id)
{
    /// <summary>The JOB_NAME of a step; null otherwise.</summary>
    public string? Name { get; init; }

    /// <summary>What a step runs, or the description of a level or of the pipeline; null when there is none.</summary>
    public string? Detail { get; init; }

    /// <summary>Its marks, such as <c>next: J05</c> or <c>continue_if_fail</c>.</summary>
    public EquatableList<string> Marks { get; init; } = [];

    /// <summary>The parts in it, in order.</summary>
    public EquatableList<TreeNode> Children { get; init; } = [];
}
