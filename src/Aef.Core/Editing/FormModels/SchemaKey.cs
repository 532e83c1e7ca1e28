using Aef.Documents.Tree;

namespace Aef.Core.Editing.FormModels;

/// <summary>A key in the schema of definitions.</summary>
/// <param name="Name">The key in lower case.</param>
/// <param name="Kind">The kind of its value.</param>
/// <param name="Description">Its meaning.</param>
/// <param name="Choices">The values to choose from; empty for any.</param>
/// <param name="Default">The value without the key; null when there is none.</param>
/// <param name="IsForbidden">True for a key that is an error there, such as <c>job_id</c> in the defaults.</param>
internal sealed record SchemaKey(
    string Name, FieldKind Kind, string? Description, IReadOnlyList<string> Choices, DocumentNode? Default, bool IsForbidden)
{
    /// <summary>Reads a property of the schema.</summary>
    public static SchemaKey Read(string name, MappingNode property)
    {
        var ways = property["anyOf"] is SequenceNode list ? [property, .. list.Items.OfType<MappingNode>()]
            : new List<MappingNode> { property };
        var types = ways.SelectMany(w => w["type"] switch
        {
            ScalarNode one => [one.Text],
            SequenceNode many => many.Items.OfType<ScalarNode>().Select(t => t.Text),
            _ => [],
        }).Where(t => t != "null").ToList();
        var choices = ways.Select(w => w["enum"]).OfType<SequenceNode>().SelectMany(e => e.Items).OfType<ScalarNode>()
            .Where(c => c.ScalarKind != ScalarKind.Null).Select(c => c.Text).Distinct(StringComparer.Ordinal).ToList();
        var isForbidden = property["type"] is ScalarNode { Text: "null" };
        return new SchemaKey(name, KindOf(ways, types, choices), (property["description"] as ScalarNode)?.Text, choices,
            property["default"], isForbidden);
    }

    private static FieldKind KindOf(IReadOnlyList<MappingNode> ways, List<string> types, List<string> choices) =>
        choices.Count > 0 ? FieldKind.Choice
        : ways.Any(w => w["$ref"] is not null) || types.Contains("object") ? FieldKind.Mapping
        : types.Contains("array") ? FieldKind.List
        : types is ["boolean", ..] ? FieldKind.Flag // the first type is the usual one; the others are how AEF's files write it
        : types is ["number" or "integer", ..] ? FieldKind.Number
        : types.Contains("string") ? FieldKind.Text
        : FieldKind.Any;
}
