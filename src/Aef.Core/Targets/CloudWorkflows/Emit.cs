using System.Globalization;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Short factories for syntax nodes, so that lowerings read like the source that they emit.</summary>
internal static class Emit
{
    private const int LongestKnown = 80;

    private static readonly SharedResults<string, ExpressionValue> Known = new(most: 2_000);

    /// <summary>An expression in the words of the compiler. Most steps use the same few, which are parsed once.</summary>
    public static ExpressionValue Expression(string text) => text.Length > LongestKnown
        ? Expressions.Value(text)
        : Known.Get(text, 0, static (key, _) => Expressions.Value(key));

    public static MapValue Map(params ReadOnlySpan<(string Key, ValueSyntax Value)> entries)
    {
        var list = new MapValueEntry[entries.Length];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = new MapValueEntry(entries[i].Key, entries[i].Value);
        }

        return new MapValue(new EquatableList<MapValueEntry>(list));
    }

    public static ListValue List(IEnumerable<ValueSyntax> items) => new(items.ToEquatableList());

    public static AssignBody Assign(params ReadOnlySpan<(string Target, ValueSyntax Value)> entries)
    {
        var list = new AssignmentSyntax[entries.Length];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = new AssignmentSyntax(new NameExpression(entries[i].Target), entries[i].Value);
        }

        return new AssignBody(new EquatableList<AssignmentSyntax>(list));
    }

    public static SwitchEntrySyntax When(string condition, StepLabel next) =>
        new(Expression(condition), new JumpBody { Next = new JumpSyntax(next) });

    public static StepSyntax Step(StepLabel label, StepBody body, Location? origin = null) =>
        new(label, body) { Origin = origin ?? Location.None };

    /// <summary>The target of an assignment; only for names that the compiler generated.</summary>
    public static ExpressionSyntax Target(string text) => Expressions.Parse(text);

    /// <summary>A number in its usual form: whole numbers without a fraction.</summary>
    public static ValueSyntax Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? ValueSyntax.Of((long)value) : ValueSyntax.Of(value);

    /// <summary>A string as a literal of the expression language; only for names that the compiler generated.</summary>
    public static string Quoted(string name) => string.Create(CultureInfo.InvariantCulture, $"\"{name}\"");
}
