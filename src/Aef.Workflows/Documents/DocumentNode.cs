using Aef.Workflows.Diagnostics;

namespace Aef.Workflows.Documents;

/// <summary>
/// A node of a JSON or YAML document: scalars, sequences and mappings with their places. Both formats give the same tree,
/// so every reader above works on this one. Equality ignores places.
/// </summary>
public abstract class DocumentNode
{
    private protected DocumentNode(Location location) => Location = location;

    /// <summary>Where the node stands.</summary>
    public Location Location { get; }

    /// <summary>What people call the node's kind in messages: <c>a map</c>, <c>a list</c>, <c>a text</c>, <c>a number</c>…</summary>
    public abstract string Kind { get; }
}
