using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>A list of nodes.</summary>
public sealed class SequenceNode : DocumentNode, IEquatable<SequenceNode>
{
    private readonly IReadOnlyList<DocumentNode> _items;

    /// <summary>Creates a list.</summary>
    public SequenceNode(IReadOnlyList<DocumentNode> items, Location? location = null)
        : base(location ?? Location.None)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items;
    }

    /// <inheritdoc/>
    public override string Kind => "a list";

    /// <inheritdoc/>
    public override object Plain => _items.Select(i => i.Plain).ToArray();

    /// <inheritdoc/>
    public bool Equals(SequenceNode? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SequenceNode);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Count;

    internal IReadOnlyList<DocumentNode> GetItems() => _items;
}
