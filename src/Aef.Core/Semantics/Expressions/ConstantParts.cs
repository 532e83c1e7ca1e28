using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>The parts of one expression that read nothing of a run; found in one pass.</summary>
internal sealed class ConstantParts
{
    private HashSet<ExpressionSyntax>? _operations;

    /// <summary>Finds the constant parts of an expression.</summary>
    public ConstantParts(ExpressionSyntax expression) => Find(expression);

    /// <summary>True for a part of the expression that is the same in every run.</summary>
    public bool Contains(ExpressionSyntax part) => part is LiteralExpression || _operations?.Contains(part) == true;

    private bool Find(ExpressionSyntax expression)
    {
        if (expression is LiteralExpression or NameExpression)
        {
            return expression is LiteralExpression;
        }

        var isConstant = expression is not CallExpression call || ConstantFolder.IsPure(call.Function);
        foreach (var child in ExpressionTree.ChildrenOf(expression))
        {
            isConstant &= Find(child);
        }

        if (isConstant)
        {
            (_operations ??= new(ReferenceEqualityComparer.Instance)).Add(expression);
        }

        return isConstant;
    }
}
