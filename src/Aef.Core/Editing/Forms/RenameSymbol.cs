using Aef.Core.Editing.Syntax;

namespace Aef.Core.Editing.Forms;

/// <summary>Renames an input or a variable; expressions and schedules that refer to it follow.</summary>
/// <param name="Path">The path of the input or variable, such as <c>inputs.day</c>.</param>
/// <param name="Name">The new name.</param>
public sealed record RenameSymbol(NodePath Path, string Name) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Rename {Path}";

    internal override IReadOnlyList<NodePath> Paths => [Path];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { Path = paths[0] };
}
