namespace Aef.Workflows.Language.Syntax;

/// <summary>The parts of expressions.</summary>
public static class ExpressionTree
{
    /// <summary>The operands, arguments and items of an expression, in the order in which they are written.</summary>
    public static IEnumerable<ExpressionSyntax> ChildrenOf(ExpressionSyntax expression) => expression switch
    {
        BinaryExpression binary => [binary.Left, binary.Right],
        UnaryExpression unary => [unary.Operand],
        CallExpression call => call.Arguments,
        ListExpression list => list.Items,
        IndexExpression index => [index.Target, index.Index],
        MemberExpression member => [member.Target],
        _ => [],
    };
}
