using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Terraform.Model;

/// <summary>
/// A file of a configuration in JSON. Blocks are written in the order of their types and names, so that the text depends only on what was
/// added.
/// </summary>
/// <param name="name">The name of the file.</param>
internal sealed class TfFile(string name)
{
    /// <summary>The first entry of every file. An earlier output is recognized by it.</summary>
    public const string Mark = "Compiled by aef. Changes are lost when the definitions are compiled again.";

    private readonly SortedDictionary<string, SortedDictionary<string, SortedDictionary<string, DocumentNode>>> _typed =
        new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, SortedDictionary<string, DocumentNode>> _named = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DocumentNode> _single = new(StringComparer.Ordinal);

    /// <summary>The name of the file.</summary>
    public string Name { get; } = name;

    /// <summary>Adds a resource.</summary>
    public void Resource(string type, TfName name, MappingNode body)
    {
        if (!_typed.TryGetValue("resource", out var types))
        {
            _typed["resource"] = types = new(StringComparer.Ordinal);
        }

        if (!types.TryGetValue(type, out var names))
        {
            types[type] = names = new(StringComparer.Ordinal);
        }

        names.Add(name.Text, body);
    }

    /// <summary>Adds a variable, an output, a local value, or a provider.</summary>
    public void Named(string block, TfName name, DocumentNode body)
    {
        if (!_named.TryGetValue(block, out var names))
        {
            _named[block] = names = new(StringComparer.Ordinal);
        }

        names.Add(name.Text, body);
    }

    /// <summary>Adds a block without a name.</summary>
    public void Single(string block, DocumentNode body) => _single.Add(block, body);

    /// <summary>The text.</summary>
    public string Print()
    {
        var root = new List<MappingEntry> { new("//", ScalarNode.String(Mark)) };
        root.AddRange(_single.Select(s => new MappingEntry(s.Key, s.Value)));
        root.AddRange(_named.Select(n => new MappingEntry(n.Key, Node(n.Value))));
        root.AddRange(_typed.Select(t => new MappingEntry(
            t.Key,
            new MappingNode([.. t.Value.Select(type => new MappingEntry(type.Key, Node(type.Value)))]))));
        return DocumentPrinter.ToJson(new MappingNode(root));
    }

    private static MappingNode Node(IEnumerable<KeyValuePair<string, DocumentNode>> entries) =>
        new([.. entries.Select(e => new MappingEntry(e.Key, e.Value))]);
}
