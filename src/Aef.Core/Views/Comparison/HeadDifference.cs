using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>A differing part of two pipelines outside of their levels; a side without the part is null.</summary>
internal sealed record HeadDifference(string Path, DocumentNode? Old, DocumentNode? New)
{
    /// <summary>The name of the schedule that the part belongs to; null for other parts.</summary>
    public string? Entry { get; init; }

    /// <summary>True for a whole part, such as an input: on one side only, it was added or removed.</summary>
    public bool IsEntry { get; init; }
}
