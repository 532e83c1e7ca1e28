using Aef.Core.Editing.Syntax;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <summary>Sets the value of a key or an element. A key that is missing is added, with the mappings above it.</summary>
/// <param name="Path">The path.</param>
/// <param name="Value">The value.</param>
public sealed record SetValue(NodePath Path, DocumentNode Value) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Set {Path}";

    internal override IReadOnlyList<NodePath> Paths => [Path];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { Path = paths[0] };
}
