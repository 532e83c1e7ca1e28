using Aef.Core.Editing.Syntax;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <summary>Inserts an element, such as a level, a thread or a step. A list that is missing is added.</summary>
/// <param name="List">The path of the list.</param>
/// <param name="Index">The index of the new element; the length of the list appends it.</param>
/// <param name="Value">The element.</param>
public sealed record InsertItem(NodePath List, int Index, DocumentNode Value) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Add to {List}";

    internal override IReadOnlyList<NodePath> Paths => [List];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { List = paths[0] };
}
