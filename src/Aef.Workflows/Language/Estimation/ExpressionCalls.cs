using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Estimation;

/// <summary>The functions that a value calls, one name per call.</summary>
internal static class ExpressionCalls
{
    public static IEnumerable<string> In(ValueSyntax value) => value switch
    {
        ExpressionValue expression => In(expression.Expression),
        ListValue list => list.Items.SelectMany(In),
        MapValue map => map.Entries.SelectMany(e => e.KeyExpression is { } key ? In(key).Concat(In(e.Value)) : In(e.Value)),
        _ => [],
    };

    private static IEnumerable<string> In(ExpressionSyntax expression) => expression switch
    {
        CallExpression call => call.Arguments.SelectMany(In).Prepend(call.Function),
        MemberExpression member => In(member.Target),
        IndexExpression index => In(index.Target).Concat(In(index.Index)),
        UnaryExpression unary => In(unary.Operand),
        BinaryExpression binary => In(binary.Left).Concat(In(binary.Right)),
        ListExpression list => list.Items.SelectMany(In),
        _ => [],
    };
}
