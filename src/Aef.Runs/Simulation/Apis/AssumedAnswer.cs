using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Simulation.Apis;

/// <summary>An answer that has what expressions read of <c>answer</c>.</summary>
internal sealed class AssumedAnswer
{
    private const string Root = "answer";

    /// <summary>The answer itself.</summary>
    public WorkflowValue Whole { get; private set; } = WorkflowValue.EmptyMap;

    /// <summary>A part of the answer; an empty map when nothing reads it.</summary>
    public WorkflowValue Of(string part) =>
        Whole.Kind == WorkflowValueKind.Map && !Whole[part].IsNull ? Whole[part] : WorkflowValue.EmptyMap;

    /// <summary>Adds what a value reads of the answer, each time with <paramref name="leaf"/>.</summary>
    public void Add(BoundValue? value, WorkflowValue leaf)
    {
        switch (value)
        {
            case BoundExpression expression:
                Add(expression.Syntax, leaf);
                break;
            case BoundText text:
                text.Parts.ToList().ForEach(p => Add(p, leaf));
                break;
            case BoundList list:
                list.Items.ToList().ForEach(i => Add(i, leaf));
                break;
            case BoundMap map:
                map.Entries.ToList().ForEach(e => Add(e.Value, leaf));
                break;
        }
    }

    private void Add(ExpressionSyntax syntax, WorkflowValue leaf)
    {
        // What is compared with null is often an error, which a success does not have.
        if (syntax is BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } comparison
            && (IsNull(comparison.Left) || IsNull(comparison.Right)))
        {
            return;
        }

        if (PathOf(syntax) is { } path)
        {
            Whole = With(Whole, path, 0, leaf);
            return;
        }

        foreach (var child in ExpressionTree.ChildrenOf(syntax))
        {
            Add(child, leaf);
        }
    }

    private static bool IsNull(ExpressionSyntax syntax) => syntax is LiteralExpression { Value.ScalarKind: ScalarKind.Null };

    /// <summary>The keys that lead from the answer to what an expression reads; null for one that reads something else.</summary>
    private static List<object>? PathOf(ExpressionSyntax syntax) => syntax switch
    {
        NameExpression { Name: Root } => [],
        MemberExpression member => PathOf(member.Target) is { } path ? [.. path, member.Member] : null,
        IndexExpression { Index: LiteralExpression { Value: var index } } indexed when KeyOf(index) is { } key =>
            PathOf(indexed.Target) is { } path ? [.. path, key] : null,
        CallExpression { Function: "map.get", Arguments: [var map, LiteralExpression { Value: var name }] } when KeyOf(name) is { } key =>
            PathOf(map) is { } path ? [.. path, key] : null,
        CallExpression { Function: "map.get", Arguments: [var map, ListExpression keys] }
            when keys.Items.Select(i => i is LiteralExpression literal ? KeyOf(literal.Value) : null).ToList() is var names
                && names.TrueForAll(n => n is not null) =>
            PathOf(map) is { } path ? [.. path, .. names.OfType<object>()] : null,
        _ => null,
    };

    private static object? KeyOf(ScalarNode literal) => literal.ScalarKind switch
    {
        ScalarKind.String => literal.Text,
        ScalarKind.Integer when int.TryParse(literal.Text, out var index) && index is >= 0 and < 100 => index,
        _ => null,
    };

    private static WorkflowValue With(WorkflowValue value, List<object> path, int at, WorkflowValue leaf)
    {
        if (at == path.Count)
        {
            return value.Kind is WorkflowValueKind.Map or WorkflowValueKind.List && !value.Equals(WorkflowValue.EmptyMap) ? value : leaf;
        }

        if (path[at] is string key)
        {
            var map = value.Kind == WorkflowValueKind.Map ? value : WorkflowValue.EmptyMap;
            return map.With(key, With(map[key], path, at + 1, leaf));
        }

        var index = (int)path[at];
        var items = value.Kind == WorkflowValueKind.List ? value.Items.ToList() : [];
        while (items.Count <= index)
        {
            items.Add(WorkflowValue.EmptyMap);
        }

        items[index] = With(items[index], path, at + 1, leaf);
        return WorkflowValue.FromList([.. items]);
    }
}
