using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>The binary operators and their precedence; a higher level binds tighter.</summary>
internal static class ExpressionOperators
{
    public static bool TryGet(ExpressionTokenKind token, out BinaryOperator binary, out int level)
    {
        (binary, level) = token switch
        {
            ExpressionTokenKind.Or => (BinaryOperator.Or, 1),
            ExpressionTokenKind.And => (BinaryOperator.And, 2),
            ExpressionTokenKind.Less => (BinaryOperator.Less, 3),
            ExpressionTokenKind.LessOrEqual => (BinaryOperator.LessOrEqual, 3),
            ExpressionTokenKind.Greater => (BinaryOperator.Greater, 3),
            ExpressionTokenKind.GreaterOrEqual => (BinaryOperator.GreaterOrEqual, 3),
            ExpressionTokenKind.Equal => (BinaryOperator.Equal, 3),
            ExpressionTokenKind.NotEqual => (BinaryOperator.NotEqual, 3),
            ExpressionTokenKind.In => (BinaryOperator.In, 3),
            ExpressionTokenKind.Plus => (BinaryOperator.Add, 4),
            ExpressionTokenKind.Minus => (BinaryOperator.Subtract, 4),
            ExpressionTokenKind.Star => (BinaryOperator.Multiply, 5),
            ExpressionTokenKind.Slash => (BinaryOperator.Divide, 5),
            ExpressionTokenKind.DoubleSlash => (BinaryOperator.FloorDivide, 5),
            ExpressionTokenKind.Percent => (BinaryOperator.Remainder, 5),
            _ => (default, 0),
        };
        return level > 0;
    }

    /// <summary>The precedence of an operator.</summary>
    public static int LevelOf(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Or => 1,
        BinaryOperator.And => 2,
        BinaryOperator.Add or BinaryOperator.Subtract => 4,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.FloorDivide or BinaryOperator.Remainder => 5,
        _ => 3,
    };

    /// <summary>The spelling of an operator.</summary>
    public static string Spelling(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.FloorDivide => "//",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.In => "in",
        BinaryOperator.And => "and",
        _ => "or",
    };

    /// <summary>The dotted name of an expression of names and members; null for any other expression.</summary>
    public static string? DottedName(ExpressionSyntax expression) => expression switch
    {
        NameExpression name => name.Name,
        MemberExpression member when DottedName(member.Target) is { } target => $"{target}.{member.Member}",
        _ => null,
    };
}
