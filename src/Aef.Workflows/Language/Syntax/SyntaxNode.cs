using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Syntax;

/// <summary>
/// A node of a workflow's syntax tree. The compiler creates such trees, the printer writes them, the parser reads them back and the engine
/// runs them. Nodes are immutable; equality ignores <see cref="Location"/>.
/// </summary>
public abstract record SyntaxNode
{
    /// <summary>The location in the source; <see cref="Location.None"/> for generated nodes.</summary>
    public Location Location { get; init; } = Location.None;

    /// <summary>Nodes of one type are equal when their parts are equal; locations are ignored.</summary>
    public virtual bool Equals(SyntaxNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
