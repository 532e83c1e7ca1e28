using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The strings in a part of an entry.</summary>
internal static class DocumentTexts
{
    /// <summary>All strings, at any depth; keys are not included.</summary>
    public static IEnumerable<ScalarNode> Of(DocumentNode? node) => node switch
    {
        ScalarNode { ScalarKind: ScalarKind.String } text => [text],
        SequenceNode list => list.Items.SelectMany(Of),
        MappingNode map => map.Entries.SelectMany(e => Of(e.Value)),
        _ => [],
    };
}
