using Aef.Core.Editing.Syntax;

namespace Aef.Core.Editing.Forms;

/// <summary>Renames a key and nothing else.</summary>
/// <param name="Path">The path of the key.</param>
/// <param name="Name">The new key.</param>
public sealed record RenameKey(NodePath Path, string Name) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Rename {Path}";

    internal override IReadOnlyList<NodePath> Paths => [Path];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { Path = paths[0] };
}
