using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Replaces nodes of an expression.</summary>
internal static class ExpressionRewriter
{
    /// <summary>
    /// The expression with every node replaced for which <paramref name="replacement"/> returns another; null keeps a node.
    /// </summary>
    public static ExpressionSyntax Replace(ExpressionSyntax expression, Func<ExpressionSyntax, ExpressionSyntax?> replacement)
    {
        return replacement(expression) ?? expression switch
        {
            MemberExpression member => member with { Target = Replace(member.Target, replacement) },
            IndexExpression index => index with { Target = Replace(index.Target, replacement), Index = Replace(index.Index, replacement) },
            CallExpression call => call with { Arguments = All(call.Arguments) },
            UnaryExpression unary => unary with { Operand = Replace(unary.Operand, replacement) },
            BinaryExpression binary => binary with { Left = Replace(binary.Left, replacement), Right = Replace(binary.Right, replacement) },
            ListExpression list => list with { Items = All(list.Items) },
            _ => expression,
        };

        EquatableList<ExpressionSyntax> All(IEnumerable<ExpressionSyntax> items) =>
            items.Select(i => Replace(i, replacement)).ToEquatableList();
    }
}
