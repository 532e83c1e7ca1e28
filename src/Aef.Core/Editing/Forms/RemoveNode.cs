using Aef.Core.Editing.Syntax;

namespace Aef.Core.Editing.Forms;

/// <summary>Removes a key or an element with the comments that belong to it.</summary>
/// <param name="Path">The path.</param>
public sealed record RemoveNode(NodePath Path) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Remove {Path}";

    internal override IReadOnlyList<NodePath> Paths => [Path];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { Path = paths[0] };
}
