using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>
/// Reports parts of an expression that fail in every run: constant parts that cannot be evaluated, and operators whose operands have types
/// that they do not accept. Also reports <c>//</c> and <c>%</c> of negative numbers, about which targets disagree.
/// </summary>
internal sealed class OperandCheck(NodeTypes types, ConstantParts constants, DiagnosticBag diagnostics)
{
    public void Check(ExpressionSyntax expression)
    {
        if (constants.Contains(expression))
        {
            CheckConstant(expression);
            return;
        }

        if (expression is BinaryExpression binary)
        {
            CheckOperands(binary);
            CheckDivision(binary);
        }
        else if (expression is UnaryExpression unary)
        {
            CheckOperand(unary);
        }

        foreach (var child in ExpressionTree.ChildrenOf(expression))
        {
            Check(child);
        }
    }

    private void CheckConstant(ExpressionSyntax expression)
    {
        if (ConstantFolder.Evaluate(expression).Fault is { } fault)
        {
            diagnostics.Add(ConstantDiagnostics.AlwaysFails.At(expression.Location, fault));
        }
        else
        {
            CheckDivisions(expression);
        }
    }

    private void CheckDivisions(ExpressionSyntax expression)
    {
        foreach (var child in ExpressionTree.ChildrenOf(expression))
        {
            CheckDivisions(child);
        }

        if (expression is BinaryExpression binary)
        {
            CheckDivision(binary);
        }
    }

    private void CheckDivision(BinaryExpression binary)
    {
        if (binary.Operator is BinaryOperator.FloorDivide or BinaryOperator.Remainder
            && (IsNegative(binary.Left) || IsNegative(binary.Right)))
        {
            diagnostics.Add(
                ConstantDiagnostics.NegativeOperand.At(binary.Location, Quoted.Text(ExpressionPrinter.Spelling(binary.Operator))));
        }
    }

    private void CheckOperands(BinaryExpression binary)
    {
        var (left, right) = (TypeOf(binary.Left), TypeOf(binary.Right));
        if (!Accepts(binary.Operator, left, right))
        {
            diagnostics.Add(
                ConstantDiagnostics.AlwaysFails.At(
                    binary.Location,
                    $"{Quoted.Text(ExpressionPrinter.Spelling(binary.Operator))} does not accept {Describe(left)} and {Describe(right)}"));
        }
    }

    private void CheckOperand(UnaryExpression unary)
    {
        var type = TypeOf(unary.Operand);
        var isAccepted = unary.Operator == UnaryOperator.Not ? IsMaybe(type, ExpressionType.Boolean) : IsMaybeNumber(type);
        if (!isAccepted)
        {
            diagnostics.Add(
                ConstantDiagnostics.AlwaysFails.At(
                    unary.Location,
                    $"\"{(unary.Operator == UnaryOperator.Not ? "not" : "-")}\" does not accept {Describe(type)}"));
        }
    }

    private bool IsNegative(ExpressionSyntax operand) => constants.Contains(operand) && ConstantFolder.IsNegative(operand);

    private ExpressionType TypeOf(ExpressionSyntax expression) => types.Of(expression);

    /// <summary>False if the operator fails for all values of these types (the language's reference, section "Operators").</summary>
    private static bool Accepts(BinaryOperator operation, ExpressionType left, ExpressionType right) => operation switch
    {
        BinaryOperator.Add => IsAddable(left) && IsAddable(right)
            && (IsMaybe(left, ExpressionType.String)
                || IsMaybe(right, ExpressionType.String)
                || (IsMaybeNumber(left) && IsMaybeNumber(right))),
        BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.FloorDivide
            or BinaryOperator.Remainder => IsMaybeNumber(left) && IsMaybeNumber(right),
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
            (IsMaybeNumber(left) && IsMaybeNumber(right))
                || (IsMaybe(left, ExpressionType.String) && IsMaybe(right, ExpressionType.String)),
        BinaryOperator.And or BinaryOperator.Or => IsMaybe(left, ExpressionType.Boolean) && IsMaybe(right, ExpressionType.Boolean),
        BinaryOperator.In => right is ExpressionType.Unknown or ExpressionType.List or ExpressionType.Map,
        _ => true,
    };

    private static bool IsAddable(ExpressionType type) => type is not (ExpressionType.Null or ExpressionType.List or ExpressionType.Map);

    private static bool IsMaybe(ExpressionType type, ExpressionType wanted) => type == ExpressionType.Unknown || type == wanted;

    private static bool IsMaybeNumber(ExpressionType type) =>
        type is ExpressionType.Unknown or ExpressionType.Integer or ExpressionType.Number;

    private static string Describe(ExpressionType type) => ExpressionTypes.Describe(type);
}
