using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Expressions;

/// <summary><c>-x</c>.</summary>
internal sealed class NegateNode(ExpressionNode operand) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => Arithmetic.Negate(operand.Evaluate(frame));
}

/// <summary><c>not x</c>.</summary>
internal sealed class NotNode(ExpressionNode operand) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => !Logic.Condition(operand.Evaluate(frame), "not");
}

/// <summary><c>x and y</c> and <c>x or y</c>; the right side is evaluated only when needed.</summary>
internal sealed class LogicalNode(bool isAnd, ExpressionNode left, ExpressionNode right) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame)
    {
        var name = isAnd ? "and" : "or";
        return Logic.Condition(left.Evaluate(frame), name) == isAnd ? Logic.Condition(right.Evaluate(frame), name) : !isAnd;
    }
}

/// <summary>All other operators with two operands.</summary>
internal sealed class BinaryNode(BinaryOperator operation, ExpressionNode left, ExpressionNode right) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame)
    {
        var x = left.Evaluate(frame);
        var y = right.Evaluate(frame);
        return operation switch
        {
            BinaryOperator.Add => Arithmetic.Add(x, y),
            BinaryOperator.Subtract => Arithmetic.Subtract(x, y),
            BinaryOperator.Multiply => Arithmetic.Multiply(x, y),
            BinaryOperator.Divide => Arithmetic.Divide(x, y),
            BinaryOperator.FloorDivide => Arithmetic.FloorDivide(x, y),
            BinaryOperator.Remainder => Arithmetic.Remainder(x, y),
            BinaryOperator.Equal => Logic.AreEqual(x, y),
            BinaryOperator.NotEqual => !Logic.AreEqual(x, y),
            BinaryOperator.Less => Logic.Compare(x, y, "<") is < 0,
            BinaryOperator.LessOrEqual => Logic.Compare(x, y, "<=") is <= 0,
            BinaryOperator.Greater => Logic.Compare(x, y, ">") is > 0,
            BinaryOperator.GreaterOrEqual => Logic.Compare(x, y, ">=") is >= 0,
            BinaryOperator.In => Logic.Contains(x, y),
            _ => throw new InvalidOperationException($"{operation} is not evaluated here."),
        };
    }
}

/// <summary>The operators that return booleans.</summary>
internal static class Logic
{
    public static bool Condition(in WorkflowValue value, string operation) =>
        value.IsBoolean
            ? value.Bits != 0
            : throw WorkflowErrorException.Type($"the operand of '{operation}' must be a boolean; got: {TypeNames.Of(value)}");

    /// <summary>Numbers by value, other values by type and content; values of different types are not equal.</summary>
    public static bool AreEqual(in WorkflowValue left, in WorkflowValue right) =>
        left.IsNumber && right.IsNumber && !(left.IsInteger && right.IsInteger) ? left.Number == right.Number : left.Equals(right);

    /// <summary>Less than 0, 0 or greater than 0; null when one is not a number.</summary>
    public static int? Compare(in WorkflowValue left, in WorkflowValue right, string operation)
    {
        if (left.IsInteger && right.IsInteger)
        {
            return left.Bits.CompareTo(right.Bits);
        }

        if (left.IsNumber && right.IsNumber)
        {
            var (x, y) = (left.Number, right.Number);
            return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
        }

        return left.Text is { } a && right.Text is { } b
            ? string.CompareOrdinal(a, b)
            : throw WorkflowErrorException.Type(
                $"'{operation}' cannot compare values of types {TypeNames.Of(left)} and {TypeNames.Of(right)}");
    }

    public static bool Contains(in WorkflowValue item, in WorkflowValue container)
    {
        if (container.Map is { } map)
        {
            return item.Text is { } key && map.IndexOf(key) >= 0;
        }

        if (container.List is not { } list)
        {
            throw WorkflowErrorException.Type($"The argument of 'in' must be a dict or an array; got: {TypeNames.Of(container)}");
        }

        foreach (ref readonly var element in list.Items)
        {
            if (AreEqual(item, element))
            {
                return true;
            }
        }

        return false;
    }
}
