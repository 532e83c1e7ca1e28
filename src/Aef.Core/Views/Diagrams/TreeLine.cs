using Aef.Documents.Collections;

namespace Aef.Core.Views.Diagrams;

/// <summary>A line of a tree and the part of the pipeline that it shows.</summary>
/// <param name="Node">The part; of a description, the part that is described.</param>
/// <param name="Spans">The text of the line, span by span.</param>
public sealed record TreeLine(TreeNode Node, EquatableList<TreeSpan> Spans)
{
    /// <summary>The text of the line.</summary>
    public override string ToString() => string.Concat(Spans.Select(s => s.Text));
}
