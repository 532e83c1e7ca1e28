using System.Globalization;
using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>
/// Prints expressions with the fewest parentheses that keep their meaning. The operand of <c>not</c> always has them unless it is a plain
/// value, because few people expect <c>not</c> to bind tighter than comparison.
/// </summary>
public static class ExpressionPrinter
{
    private const int NegateLevel = 6;
    private const int NotLevel = 7;
    private const int PostfixLevel = 8;
    private const int MostKept = 1_024;

    [ThreadStatic]
    private static StringBuilder? _free;

    /// <summary>The expression without the enclosing <c>${}</c>.</summary>
    public static string Print(ExpressionSyntax expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (expression is NameExpression name)
        {
            return name.Name;
        }

        var output = _free ?? new StringBuilder();
        _free = null;
        Append(output, expression, 0);
        var text = output.ToString();
        if (output.Capacity <= MostKept)
        {
            _free = output.Clear();
        }

        return text;
    }

    /// <summary>The spelling of an operator.</summary>
    public static string Spelling(BinaryOperator binary) => ExpressionOperators.Spelling(binary);

    /// <summary>The value <c>${expression}</c>, with the printed text.</summary>
    public static ExpressionValue ToValue(ExpressionSyntax expression) => new(expression, Print(expression));

    private static void Append(StringBuilder output, ExpressionSyntax expression, int minimumLevel)
    {
        var inParentheses = LevelOf(expression) < minimumLevel;
        if (inParentheses)
        {
            output.Append('(');
        }

        switch (expression)
        {
            case LiteralExpression literal:
                AppendLiteral(output, literal.Value);
                break;
            case NameExpression name:
                output.Append(name.Name);
                break;
            case MemberExpression member:
                AppendMember(output, member);
                break;
            case IndexExpression index:
                Append(output, index.Target, PostfixLevel);
                AppendItems(output.Append('['), [index.Index]).Append(']');
                break;
            case CallExpression call:
                AppendItems(output.Append(call.Function).Append('('), call.Arguments).Append(')');
                break;
            case ListExpression list:
                AppendItems(output.Append('['), list.Items).Append(']');
                break;
            case UnaryExpression unary:
                AppendUnary(output, unary);
                break;
            case BinaryExpression binary:
                var level = ExpressionOperators.LevelOf(binary.Operator);
                Append(output, binary.Left, level);
                output.Append(' ').Append(ExpressionOperators.Spelling(binary.Operator)).Append(' ');
                Append(output, binary.Right, level + 1);
                break;
        }

        if (inParentheses)
        {
            output.Append(')');
        }
    }

    private static int LevelOf(ExpressionSyntax expression) => expression switch
    {
        BinaryExpression binary => ExpressionOperators.LevelOf(binary.Operator),
        UnaryExpression { Operator: UnaryOperator.Negate } => NegateLevel,
        UnaryExpression => NotLevel,
        LiteralExpression { Value: { ScalarKind: ScalarKind.Integer, IntegerValue: < 0 } } => NegateLevel,
        LiteralExpression { Value: { ScalarKind: ScalarKind.Double } number } when double.IsNegative(number.DoubleValue) => NegateLevel,
        _ => PostfixLevel,
    };

    private static void AppendMember(StringBuilder output, MemberExpression member)
    {
        Append(output, member.Target, PostfixLevel);
        if (ExpressionLexer.IsName(member.Member))
        {
            output.Append('.').Append(member.Member);
        }
        else
        {
            ScalarText.AppendQuoted(output.Append('['), member.Member);
            output.Append(']');
        }
    }

    private static void AppendUnary(StringBuilder output, UnaryExpression unary)
    {
        if (unary.Operator == UnaryOperator.Negate)
        {
            output.Append('-');
            Append(output, unary.Operand, NegateLevel);
        }
        else if (
            unary.Operand is UnaryExpression { Operator: UnaryOperator.Not } or not (
                BinaryExpression or UnaryExpression or LiteralExpression))
        {
            output.Append("not ");
            Append(output, unary.Operand, NotLevel);
        }
        else
        {
            output.Append("not(");
            Append(output, unary.Operand, 0);
            output.Append(')');
        }
    }

    private static StringBuilder AppendItems(StringBuilder output, IReadOnlyList<ExpressionSyntax> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                output.Append(", ");
            }

            Append(output, items[i], 0);
        }

        return output;
    }

    private static void AppendLiteral(StringBuilder output, ScalarNode value)
    {
        switch (value.ScalarKind)
        {
            case ScalarKind.String:
                ScalarText.AppendQuoted(output, value.Text);
                break;
            case ScalarKind.Double:
                output.Append(ToDecimal(value.DoubleValue));
                break;
            default:
                ScalarText.AppendLiteral(output, value);
                break;
        }
    }

    // The language has no exponents: 1E-07 is written 0.0000001.
    private static string ToDecimal(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new AefInternalException($"The number {value.ToString(CultureInfo.InvariantCulture)} cannot be used in an expression.");
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
        {
            return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
        }

        var sign = text[0] == '-' ? "-" : string.Empty;
        var digits = text[sign.Length..mark].Replace(".", string.Empty, StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : $"{sign}{digits.PadRight(exponent + 1, '0')}.0";
    }
}
