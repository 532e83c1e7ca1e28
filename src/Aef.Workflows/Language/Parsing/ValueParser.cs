using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Parses values: data in which every string that consists of <c>${…}</c> is an expression.</summary>
internal sealed class ValueParser(ParseContext context)
{
    public ValueSyntax Parse(DocumentNode node) => node switch
    {
        ScalarNode scalar => ParseScalar(scalar),
        SequenceNode sequence => ParseList(sequence),
        MappingNode mapping => ParseMap(mapping),
        _ => throw new ArgumentException("Unknown kind of document node.", nameof(node)),
    };

    /// <summary>A condition: an expression or a boolean.</summary>
    public ValueSyntax? ParseCondition(DocumentNode node)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Boolean } || IsExpression(node))
        {
            return Parse(node);
        }

        context.Report(ParsingDiagnostics.WrongKind, node.Location, "\"condition\"", "an expression or a boolean", node.Kind);
        return null;
    }

    /// <summary>A list or an expression that returns one.</summary>
    public ValueSyntax? ParseListOrExpression(DocumentNode node, string what)
    {
        if (node is SequenceNode || IsExpression(node))
        {
            return Parse(node);
        }

        context.Report(ParsingDiagnostics.WrongKind, node.Location, what, "a list or an expression", node.Kind);
        return null;
    }

    /// <summary>A number or an expression that returns one.</summary>
    public ValueSyntax? ParseNumberOrExpression(DocumentNode node, string what)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double } || IsExpression(node))
        {
            return Parse(node);
        }

        context.Report(ParsingDiagnostics.WrongKind, node.Location, what, "a number or an expression", node.Kind);
        return null;
    }

    public static bool IsExpression(DocumentNode node) =>
        node is ScalarNode { ScalarKind: ScalarKind.String } scalar && ValueSyntax.LooksLikeExpression(scalar.Text);

    private ValueSyntax ParseScalar(ScalarNode scalar)
    {
        if (!IsExpression(scalar))
        {
            return new LiteralValue(scalar) { Location = scalar.Location };
        }

        var start = scalar.Text.IndexOf('{', StringComparison.Ordinal) + 1;
        var length = scalar.Text.LastIndexOf('}') - start;
        var result = ExpressionParser.Parse(scalar, start, length);
        context.Diagnostics.AddRange(result.Diagnostics);
        return result.Expression is { } expression
            ? new ExpressionValue(expression, scalar.Text.Substring(start, length)) { Location = scalar.Location }
            : new LiteralValue(scalar) { Location = scalar.Location };
    }

    private ExpressionValue? ParseKey(MappingEntry entry) =>
        ValueSyntax.LooksLikeExpression(entry.Key) ? ParseScalar(ScalarNode.String(entry.Key, entry.KeyLocation)) as ExpressionValue : null;

    private ListValue ParseList(SequenceNode sequence)
    {
        var items = new ValueSyntax[sequence.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Parse(sequence.Items[i]);
        }

        return new ListValue(EquatableList.Create<ValueSyntax>(items)) { Location = sequence.Location };
    }

    private MapValue ParseMap(MappingNode mapping)
    {
        var entries = new MapValueEntry[mapping.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            entries[i] = new MapValueEntry(entry.Key, Parse(entry.Value)) { Location = entry.KeyLocation, KeyExpression = ParseKey(entry) };
        }

        return new MapValue(EquatableList.Create<MapValueEntry>(entries)) { Location = mapping.Location };
    }
}
