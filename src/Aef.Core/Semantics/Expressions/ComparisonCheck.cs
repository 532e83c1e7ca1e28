using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// Reports comparisons whose result is known or differs between targets: a status compared with a string that is no status, <c>==</c> of
/// different types, and the order of strings.
/// </summary>
internal sealed class ComparisonCheck(NodeTypes types, DiagnosticBag diagnostics)
{
    private static readonly string[] Statuses = ["succeeded", "failed", "skipped"];

    public void Check(ExpressionSyntax expression)
    {
        if (expression is BinaryExpression binary)
        {
            CheckOperands(binary);
        }

        foreach (var child in ExpressionTree.ChildrenOf(expression))
        {
            Check(child);
        }
    }

    private void CheckOperands(BinaryExpression binary)
    {
        var (left, right) = (types.Of(binary.Left), types.Of(binary.Right));
        switch (binary.Operator)
        {
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                if (!CheckStatus(binary.Left, binary.Right) && !CheckStatus(binary.Right, binary.Left) && AreDifferent(left, right))
                {
                    diagnostics.Add(
                        NameDiagnostics.MixedTypes.At(binary.Location, ExpressionTypes.Describe(left), ExpressionTypes.Describe(right)));
                }

                break;
            case BinaryOperator.In
                when binary.Right is ListExpression list && (IsStatus(binary.Left) || IsState(binary.Left)):
                foreach (var item in list.Items)
                {
                    CheckStatus(binary.Left, item);
                }

                break;
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
                when left == ExpressionType.String && right == ExpressionType.String:
                diagnostics.Add(NameDiagnostics.StringOrder.At(binary.Location));
                break;
        }
    }

    /// <summary>Reports a status or the state of the run that is compared with an impossible string; true when it is reported.</summary>
    private bool CheckStatus(ExpressionSyntax status, ExpressionSyntax other)
    {
        var isState = IsState(status);
        var possible = isState ? RunOutcome.States : Statuses;
        if ((!isState && !IsStatus(status))
            || other is not LiteralExpression { Value: { ScalarKind: ScalarKind.String } text }
            || possible.Contains(text.Text, StringComparer.Ordinal))
        {
            return false;
        }

        var descriptor = isState ? RunOutcome.ImpossibleState : NameDiagnostics.ImpossibleStatus;
        diagnostics.Add(descriptor.At(other.Location, Quoted.Text(text.Text), Spelling.Suggest(text.Text, possible)));
        return true;
    }

    private bool IsStatus(ExpressionSyntax node) => types.SymbolOf(node) is StepStatusSymbol;

    private bool IsState(ExpressionSyntax node) => types.SymbolOf(node) is RunSymbol { Member: RunOutcome.State };

    private static bool AreDifferent(ExpressionType left, ExpressionType right) =>
        left is not (ExpressionType.Unknown or ExpressionType.Null) && right is not (ExpressionType.Unknown or ExpressionType.Null)
        && left != right && !(IsNumber(left) && IsNumber(right));

    private static bool IsNumber(ExpressionType type) => type is ExpressionType.Integer or ExpressionType.Number;
}
