using Aef.Core.Editing.Syntax;

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
