using Aef.Core.Editing.Syntax;

namespace Aef.Core.Editing.Forms;

/// <summary>Moves an element with its comments to another place of its list, or to another list.</summary>
/// <param name="Path">The path of the element.</param>
/// <param name="List">The path of the list that it moves to, before the move.</param>
/// <param name="Index">The index in that list, before the move, of the element that it precedes; the length moves it to the end.</param>
public sealed record MoveItem(NodePath Path, NodePath List, int Index) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Move {Path}";

    internal override IReadOnlyList<NodePath> Paths => [Path, List];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { Path = paths[0], List = paths[1] };
}
