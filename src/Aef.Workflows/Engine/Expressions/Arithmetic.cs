using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>The operators on numbers, and the concatenation of strings.</summary>
internal static class Arithmetic
{
    /// <summary>
    /// By the table of https://cloud.google.com/workflows/docs/reference/syntax/datatypes: adding a string, number or boolean to a string
    /// returns a string.
    /// </summary>
    public static WorkflowValue Add(in WorkflowValue left, in WorkflowValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var sum = unchecked(left.Bits + right.Bits);
            return ((left.Bits ^ sum) & (right.Bits ^ sum)) < 0 ? throw Overflow("+") : sum;
        }

        if (left.IsNumber && right.IsNumber)
        {
            return left.Number + right.Number;
        }

        if ((left.Text is not null || right.Text is not null) && TextOf(left) is { } x && TextOf(right) is { } y)
        {
            WorkingLimits.CheckText((long)x.Length + y.Length);
            return x + y;
        }

        throw Mismatch("+", left, right);
    }

    public static WorkflowValue Subtract(in WorkflowValue left, in WorkflowValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var difference = unchecked(left.Bits - right.Bits);
            return ((left.Bits ^ right.Bits) & (left.Bits ^ difference)) < 0 ? throw Overflow("-") : difference;
        }

        return left.IsNumber && right.IsNumber ? left.Number - right.Number : throw Mismatch("-", left, right);
    }

    public static WorkflowValue Multiply(in WorkflowValue left, in WorkflowValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var high = Math.BigMul(left.Bits, right.Bits, out var low);
            return high == low >> 63 ? low : throw Overflow("*");
        }

        return left.IsNumber && right.IsNumber ? left.Number * right.Number : throw Mismatch("*", left, right);
    }

    public static WorkflowValue Divide(in WorkflowValue left, in WorkflowValue right)
    {
        CheckDivision("/", left, right);
        return left.Number / right.Number;
    }

    public static WorkflowValue FloorDivide(in WorkflowValue left, in WorkflowValue right)
    {
        CheckDivision("//", left, right);
        if (!left.IsInteger || !right.IsInteger)
        {
            return Math.Floor(left.Number / right.Number);
        }

        if (right.Bits == -1)
        {
            return Negate(left);
        }

        var quotient = left.Bits / right.Bits;
        return left.Bits % right.Bits != 0 && (left.Bits < 0) != (right.Bits < 0) ? quotient - 1 : quotient;
    }

    /// <summary>The remainder of floor division: it has the sign of the right operand.</summary>
    public static WorkflowValue Remainder(in WorkflowValue left, in WorkflowValue right)
    {
        CheckDivision("%", left, right);
        if (!left.IsInteger || !right.IsInteger)
        {
            var (x, y) = (left.Number, right.Number);
            return x - (y * Math.Floor(x / y));
        }

        if (right.Bits == -1)
        {
            return 0L;
        }

        var remainder = left.Bits % right.Bits;
        return remainder != 0 && (remainder < 0) != (right.Bits < 0) ? remainder + right.Bits : remainder;
    }

    public static WorkflowValue Negate(in WorkflowValue value)
    {
        if (value.IsInteger)
        {
            return value.Bits == long.MinValue ? throw Overflow("-") : -value.Bits;
        }

        return value.IsDouble
            ? -value.DoubleBits
            : throw WorkflowErrorException.Type($"the operand of '-' must be a number; got: {TypeNames.Of(value)}");
    }

    /// <summary>The string form of a string, number or boolean; null for other types.</summary>
    public static string? TextOf(in WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.String => value.Text,
        WorkflowValueKind.Integer => NumberText.Format(value.Bits),
        WorkflowValueKind.Double => NumberText.Format(value.DoubleBits),
        WorkflowValueKind.Boolean => value.Bits != 0 ? "true" : "false",
        _ => null,
    };

    private static void CheckDivision(string operation, in WorkflowValue left, in WorkflowValue right)
    {
        if (!left.IsNumber || !right.IsNumber)
        {
            throw Mismatch(operation, left, right);
        }

        if (right.Number == 0)
        {
            throw WorkflowErrorException.ZeroDivision();
        }
    }

    private static WorkflowErrorException Mismatch(string operation, in WorkflowValue left, in WorkflowValue right) =>
        WorkflowErrorException.Type($"unsupported operand types for '{operation}': {TypeNames.Of(left)} and {TypeNames.Of(right)}");

    private static WorkflowErrorException Overflow(string operation) => WorkflowErrorException.Value($"integer overflow in '{operation}'");
}
