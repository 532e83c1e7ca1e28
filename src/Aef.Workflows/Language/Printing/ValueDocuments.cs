using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>Converts values to documents.</summary>
internal static class ValueDocuments
{
    public static DocumentNode Value(ValueSyntax value) => value switch
    {
        LiteralValue { Scalar.ScalarKind: ScalarKind.String } text when ValueSyntax.LooksLikeExpression(text.Scalar.Text) =>
            throw new AefInternalException($"The string \"{text.Scalar.Text}\" would be read back as an expression."),
        // Cloud Workflows has no numbers with more digits than a double.
        LiteralValue { Scalar: { ScalarKind: ScalarKind.Double } number } => ScalarNode.Double(number.DoubleValue),
        LiteralValue literal => literal.Scalar,
        ExpressionValue expression => ScalarNode.String("${" + expression.Text + "}"),
        ListValue list => List(list),
        MapValue map => Map(map),
        _ => throw new AefInternalException($"{value.GetType().Name} is not a value that can be written."),
    };

    private static SequenceNode List(ListValue list)
    {
        var items = new DocumentNode[list.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Value(list.Items[i]);
        }

        return new SequenceNode(items);
    }

    private static MappingNode Map(MapValue map)
    {
        var entries = new List<MappingEntry>(map.Entries.Count);
        HashSet<string>? keys = null;
        foreach (var entry in map.Entries)
        {
            if (entry.KeyExpression is null && ValueSyntax.LooksLikeExpression(entry.Key))
            {
                throw new AefInternalException($"The key '{entry.Key}' would be read back as an expression.");
            }

            if (!KeyIndex.TryAdd(entries, ref keys, entry.Key))
            {
                throw new AefInternalException($"An object has the key \"{entry.Key}\" twice.");
            }

            entries.Add(new MappingEntry(entry.Key, Value(entry.Value)));
        }

        return new MappingNode(entries);
    }
}
