using Aef.Core.Editing.Syntax;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Forms;

/// <summary>An edit of the form: a change of the definition's tree, which becomes the smallest change of its text.</summary>
public abstract record FormEdit
{
    private protected FormEdit()
    {
    }

    /// <summary>What it does, for the list of undo steps.</summary>
    public abstract string Title { get; }

    /// <summary>The paths of the nodes that the user saw when editing.</summary>
    internal abstract IReadOnlyList<NodePath> Paths { get; }

    /// <summary>The same edit of nodes that have other paths now, in the order of <see cref="Paths"/>.</summary>
    internal abstract FormEdit At(IReadOnlyList<NodePath> paths);
}

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

/// <summary>Removes a key or an element with the comments that belong to it.</summary>
/// <param name="Path">The path.</param>
public sealed record RemoveNode(NodePath Path) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Remove {Path}";

    internal override IReadOnlyList<NodePath> Paths => [Path];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { Path = paths[0] };
}

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

/// <summary>Gives a step another JOB_ID; NEXT and expressions that refer to the step follow.</summary>
/// <param name="Path">The path of the step.</param>
/// <param name="JobId">The new JOB_ID.</param>
public sealed record RenameStep(NodePath Path, string JobId) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Rename {Path}";

    internal override IReadOnlyList<NodePath> Paths => [Path];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { Path = paths[0] };
}

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
