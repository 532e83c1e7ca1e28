using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>
/// A node of a JSON or YAML document: scalars, sequences and mappings with their locations. Both formats produce the same tree, so every
/// other reader works on this tree. Equality ignores locations.
/// </summary>
public abstract class DocumentNode
{
    private readonly Location _location;

    private protected DocumentNode(Location location) => _location = location;

    /// <summary>The name of the node's kind in messages: <c>a map</c>, <c>a list</c>, <c>a text</c>, <c>a number</c>…</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// The value as .NET types: dictionaries, arrays, strings, numbers, booleans, null. Scripts read it, and serializers write it; code
    /// uses the nodes.
    /// </summary>
    public abstract object? Plain { get; }

    /// <summary>The location of the node. Not a property: see <see cref="DocumentNodeParts"/>.</summary>
    internal Location GetLocation() => _location;
}
