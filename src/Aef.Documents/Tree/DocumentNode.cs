using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>
/// A node of a JSON or YAML document: scalars, sequences and mappings with their locations. Both formats produce the same tree,
/// so every reader above works on this one. Equality ignores locations.
/// </summary>
public abstract class DocumentNode
{
    private readonly Location _location;

    private protected DocumentNode(Location location) => _location = location;

    /// <summary>The name of the node's kind in messages: <c>a map</c>, <c>a list</c>, <c>a text</c>, <c>a number</c>…</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// The value in .NET's own types: dictionaries, arrays, strings, numbers, booleans, null. This is what scripts read, and what
    /// serializers write; code works on the nodes.
    /// </summary>
    public abstract object? Plain { get; }

    /// <summary>Where the node is. Not a property: see <see cref="DocumentNodeParts"/>.</summary>
    internal Location GetLocation() => _location;
}
