using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Lists the contents of values: the variables that they read and the functions that they call.</summary>
internal static class SyntaxReads
{
    /// <summary>A body and all bodies inside it, including steps of lists.</summary>
    public static IEnumerable<StepBody> AllBodies(StepBody body)
    {
        yield return body;
        var inside = SyntaxChildren.BodiesOf(body).Concat(SyntaxChildren.StepListsOf(body).SelectMany(l => l).Select(s => s.Body));
        foreach (var inner in inside.SelectMany(AllBodies))
        {
            yield return inner;
        }
    }

    /// <summary>The names that a value reads.</summary>
    public static IEnumerable<string> NamesIn(ValueSyntax? value) => ExpressionsIn(value).OfType<NameExpression>().Select(n => n.Name);

    /// <summary>The functions that a value calls.</summary>
    public static IEnumerable<string> CallsIn(ValueSyntax? value) => ExpressionsIn(value).OfType<CallExpression>().Select(c => c.Function);

    /// <summary>The values directly in a body, except those of a retry policy.</summary>
    public static IEnumerable<ValueSyntax?> ValuesOf(StepBody body) => body switch
    {
        AssignBody assign => assign.Assignments.Select(a => (ValueSyntax?)a.Value),
        CallBody call => new[] { call.Args },
        SwitchBody choice => choice.Entries.Select(e => (ValueSyntax?)e.Condition),
        ForBody loop => new[] { loop.Loop.In, loop.Loop.Range },
        ParallelBody parallel => new[] { parallel.ConcurrencyLimit, parallel.Loop?.In, parallel.Loop?.Range },
        RaiseBody raise => new ValueSyntax?[] { raise.Value },
        ReturnBody result => new ValueSyntax?[] { result.Value },
        _ => Array.Empty<ValueSyntax?>(),
    };

    /// <summary>The variable that an assignment changes.</summary>
    public static string? RootOf(ExpressionSyntax target) => target switch
    {
        NameExpression name => name.Name,
        MemberExpression member => RootOf(member.Target),
        IndexExpression index => RootOf(index.Target),
        _ => null,
    };

    /// <summary>An expression and all expressions inside it.</summary>
    public static IEnumerable<ExpressionSyntax> AllParts(ExpressionSyntax expression)
    {
        yield return expression;
        foreach (var part in ExpressionTree.ChildrenOf(expression).SelectMany(AllParts))
        {
            yield return part;
        }
    }

    private static IEnumerable<ExpressionSyntax> ExpressionsIn(ValueSyntax? value) => value switch
    {
        ExpressionValue expression => AllParts(expression.Expression),
        ListValue list => list.Items.SelectMany(ExpressionsIn),
        MapValue map => map.Entries.SelectMany(e => ExpressionsIn(e.KeyExpression).Concat(ExpressionsIn(e.Value))),
        _ => [],
    };
}
