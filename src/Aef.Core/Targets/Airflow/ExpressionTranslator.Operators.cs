using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.Airflow;

/// <content>
/// Operators with two operands. In Python, booleans are numbers, whole numbers have no limit, and a number is compared with another of
/// a different type exactly.
/// </content>
internal sealed partial class ExpressionTranslator
{
    /// <summary>Sums and products of two whole numbers below it have less than 64 bits.</summary>
    private const long Small = 1L << 31;

    private PyExpression Operation(BinaryExpression binary, Whole whole)
    {
        var (left, right) = (Translate(binary.Left, whole), Translate(binary.Right, whole));
        return binary.Operator switch
        {
            BinaryOperator.Equal => Equality(binary, (left, right), whole, isEqual: true),
            BinaryOperator.NotEqual => Equality(binary, (left, right), whole, isEqual: false),
            BinaryOperator.In when IsIn(binary, whole) => new PyBinary("in", left, right),
            BinaryOperator.In => Call("contains_value", left, right),
            BinaryOperator.Less => Order("<", binary, (left, right), whole),
            BinaryOperator.LessOrEqual => Order("<=", binary, (left, right), whole),
            BinaryOperator.Greater => Order(">", binary, (left, right), whole),
            BinaryOperator.GreaterOrEqual => Order(">=", binary, (left, right), whole),
            _ => Arithmetic(binary, left, right, whole),
        };
    }

    private PyExpression Equality(BinaryExpression binary, (PyExpression Left, PyExpression Right) values, Whole whole, bool isEqual)
    {
        if (IsConstant(binary.Right) || IsConstant(binary.Left))
        {
            var (value, constant) = IsConstant(binary.Right) ? values : (values.Right, values.Left);
            return new PyBinary(isEqual ? "is" : "is not", value, constant);
        }

        if (HasSameEquality(binary, TypeOf(binary.Left, whole), TypeOf(binary.Right, whole)))
        {
            return new PyBinary(isEqual ? "==" : "!=", values.Left, values.Right);
        }

        var same = Call("same_value", values.Left, values.Right);
        return isEqual ? same : new PyUnary("not", same);
    }

    /// <summary>True for null, true and false, of which Python has one each.</summary>
    private static bool IsConstant(ExpressionSyntax node) =>
        node is LiteralExpression { Value.ScalarKind: ScalarKind.Null or ScalarKind.Boolean };

    /// <summary>A string equals only a string. Numbers are equal by value if neither of them can be a boolean.</summary>
    private static bool HasSameEquality(BinaryExpression binary, ExpressionType left, ExpressionType right) =>
        left == ExpressionType.String
            || right == ExpressionType.String
            || (left == ExpressionType.Boolean && right == ExpressionType.Boolean)
            || HasSameNumbers(binary, left, right);

    private static bool HasSameNumbers(BinaryExpression binary, ExpressionType left, ExpressionType right) =>
        (left == ExpressionType.Integer && right == ExpressionType.Integer)
            || (CertainTypes.IsNumber(left) && CertainTypes.IsExact(binary.Right))
            || (CertainTypes.IsNumber(right) && CertainTypes.IsExact(binary.Left));

    /// <summary>True where the list or the map is certain, and Python compares its elements only with strings.</summary>
    private bool IsIn(BinaryExpression binary, Whole whole) => binary.Right is ListExpression list
        ? TypeOf(binary.Left, whole) == ExpressionType.String || list.Items.All(i => TypeOf(i, whole) == ExpressionType.String)
        : TypeOf(binary.Left, whole) == ExpressionType.String
            && TypeOf(binary.Right, whole) is ExpressionType.List or ExpressionType.Map;

    private PyBinary Order(string symbol, BinaryExpression binary, (PyExpression Left, PyExpression Right) values, Whole whole)
    {
        var (left, right) = (TypeOf(binary.Left, whole), TypeOf(binary.Right, whole));
        return HasSameNumbers(binary, left, right) || (left == ExpressionType.String && right == ExpressionType.String)
            ? new PyBinary(symbol, values.Left, values.Right)
            : new PyBinary(symbol, Call("compare_values", values.Left, values.Right), new PyInteger(0));
    }

    private PyExpression Arithmetic(BinaryExpression binary, PyExpression left, PyExpression right, Whole whole)
    {
        var types = (TypeOf(binary.Left, whole), TypeOf(binary.Right, whole));
        var (symbol, function) = binary.Operator switch
        {
            BinaryOperator.Add => ("+", "add_values"),
            BinaryOperator.Subtract => ("-", "subtract_values"),
            BinaryOperator.Multiply => ("*", "multiply_values"),
            BinaryOperator.FloorDivide => ("//", "floor_divide"),
            BinaryOperator.Remainder => ("%", "remainder_of"),
            _ => ("/", "divide_values"),
        };
        var hasOperator = types == (ExpressionType.Integer, ExpressionType.Integer)
            ? binary.Operator != BinaryOperator.Divide
            : binary.Operator == BinaryOperator.Add && types == (ExpressionType.String, ExpressionType.String);
        if (!hasOperator)
        {
            return Call(function, left, right);
        }

        var result = new PyBinary(symbol, left, right);
        return types.Item1 == ExpressionType.String
            || binary.Operator == BinaryOperator.Remainder
            || (IsSmall(binary.Left) && IsSmall(binary.Right))
                ? result
                : Call("in_range", result);
    }

    private static bool IsSmall(ExpressionSyntax node) =>
        node is CallExpression { Function: "len" }
            or LiteralExpression { Value: { ScalarKind: ScalarKind.Integer, IntegerValue: < Small and > -Small } };
}
