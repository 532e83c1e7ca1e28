using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// Parses the expressions of a definition, resolves their names and finds their types. Reports all diagnostics, each at its own span of the
/// text.
/// </summary>
internal sealed class ExpressionBinder(ExpressionNames names, DiagnosticBag diagnostics)
{
    /// <summary>Binds a value: every string in it may contain expressions.</summary>
    public BoundValue BindValue(DocumentNode value)
    {
        switch (value)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                return BindText(text);
            case SequenceNode list:
                var items = list.Items.Select(BindValue).ToList();
                return items.TrueForAll(i => i is BoundLiteral)
                    ? Literal(list, items)
                    : new BoundList(items.ToEquatableList(), list.Location);
            case MappingNode map:
                var entries = map.Entries.Select(e => new BoundMapEntry(e.Key, BindValue(e.Value))).ToList();
                return entries.TrueForAll(e => e.Value is BoundLiteral)
                    ? Literal(map, entries)
                    : new BoundMap(entries.ToEquatableList(), map.Location);
            default:
                return new BoundLiteral(value);
        }
    }

    /// <summary>Binds a condition: one expression, or true or false. Null when it can be neither, which is reported.</summary>
    public BoundValue? BindCondition(string condition, Location location)
    {
        if (bool.TryParse(condition, out var constant))
        {
            return new BoundLiteral(ScalarNode.Boolean(constant, location));
        }

        var before = diagnostics.Items.Count;
        var value = BindText(ScalarNode.String(condition, location));
        if (value is BoundExpression { Type: ExpressionType.Unknown or ExpressionType.Boolean } bound)
        {
            if (diagnostics.Items.Count == before && ConstantFolder.AlwaysOf(bound.Syntax) is { } always)
            {
                diagnostics.Add(ConstantDiagnostics.ConstantCondition.At(location, Quoted.Text(condition), always ? "true" : "false"));
            }

            return value;
        }

        if (diagnostics.Items.Count == before)
        {
            var what = value is BoundExpression ? ExpressionTypes.Describe(value.Type) : "a string";
            diagnostics.Add(NameDiagnostics.NotACondition.At(location, Quoted.Text(condition), what));
        }

        return null;
    }

    private static BoundLiteral Literal(SequenceNode list, IEnumerable<BoundValue> items) =>
        new(new SequenceNode(items.Select(i => ((BoundLiteral)i).Node).ToList(), list.Location));

    private static BoundLiteral Literal(MappingNode map, IReadOnlyList<BoundMapEntry> entries) =>
        new(new MappingNode(map.Entries.Select((e, i) => e with { Value = ((BoundLiteral)entries[i].Value).Node }).ToList(), map.Location));

    private BoundValue BindText(ScalarNode scalar)
    {
        if (!scalar.Text.Contains("${", StringComparison.Ordinal))
        {
            return new BoundLiteral(scalar);
        }

        var parts = ExpressionText.Split(scalar.Text);
        if (parts is [{ Literal: { } text }])
        {
            return new BoundLiteral(ScalarNode.String(text, scalar.Location));
        }

        var bound = parts.Select(p => BindPart(scalar, p)).ToList();
        if (bound is [{ } whole])
        {
            return whole;
        }

        foreach (var part in bound.OfType<BoundExpression>().Where(p => p.Type is ExpressionType.Null or ExpressionType.List or ExpressionType.Map))
        {
            diagnostics.Add(NameDiagnostics.NotText.At(part.Location, ExpressionTypes.Describe(part.Type)));
        }

        return new BoundText(bound.ToEquatableList(), scalar.Location);
    }

    /// <summary>Binds a part of a string; an expression that cannot be parsed becomes null, which is reported.</summary>
    private BoundValue BindPart(ScalarNode scalar, ExpressionPart part)
    {
        if (part.Literal is { } text)
        {
            return new BoundLiteral(ScalarNode.String(text, scalar.Location));
        }

        var invalid = new BoundLiteral(ScalarNode.Null(scalar.Location));
        if (!part.IsClosed)
        {
            diagnostics.Add(NameDiagnostics.NotClosed.At(ScalarLocations.For(scalar.Text, scalar.Location).At(part.Start - 2, 2)));
            return invalid;
        }

        var parsed = ExpressionParser.Parse(scalar, part.Start, part.Length);
        diagnostics.AddRange(parsed.Diagnostics);
        return parsed.Expression is { } expression
            ? BindExpression(expression, ScalarLocations.For(scalar.Text, scalar.Location).At(part.Start - 2, part.Length + 3))
            : invalid;
    }

    private BoundExpression BindExpression(ExpressionSyntax expression, Location location)
    {
        var before = diagnostics.Items.Count;
        var references = new ReferenceBinder(names, diagnostics).Bind(expression);
        var areNamesKnown = diagnostics.Items.Count == before;
        var types = TypesOf(references);
        new ComparisonCheck(references, TypeOf, diagnostics).Check(expression);
        if (areNamesKnown)
        {
            new OperandCheck(TypeOf, diagnostics).Check(expression);
        }

        return new BoundExpression(expression, references, ExpressionTypes.Of(expression, TypeOf), location);

        // The type of an operator is inferred once: every operator around it asks for it again.
        ExpressionType? TypeOf(ExpressionSyntax node)
        {
            if (!types.TryGetValue(node, out var type) && node is BinaryExpression binary)
            {
                types[node] = type = ExpressionTypes.Of(binary, TypeOf);
            }

            return type;
        }
    }

    /// <summary>The types of the resolved names of an expression.</summary>
    private Dictionary<ExpressionSyntax, ExpressionType?> TypesOf(IEnumerable<ExpressionReference> references)
    {
        var types = new Dictionary<ExpressionSyntax, ExpressionType?>(ReferenceEqualityComparer.Instance);
        foreach (var reference in references)
        {
            types.TryAdd(reference.Syntax, names.TypeOf(reference.Symbol));
        }

        return types;
    }
}
