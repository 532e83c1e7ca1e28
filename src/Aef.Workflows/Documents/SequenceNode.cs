using Aef.Workflows.Diagnostics;

namespace Aef.Workflows.Documents;

/// <summary>A list of nodes.</summary>
public sealed class SequenceNode : DocumentNode, IEquatable<SequenceNode>
{
    /// <summary>Makes a list.</summary>
    public SequenceNode(IReadOnlyList<DocumentNode> items, Location? location = null)
        : base(location ?? Location.None)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = items;
    }

    /// <summary>The elements in order.</summary>
    public IReadOnlyList<DocumentNode> Items { get; }

    /// <inheritdoc/>
    public override string Kind => "a list";

    /// <inheritdoc/>
    public bool Equals(SequenceNode? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SequenceNode);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count;
}
