using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Evaluates what is the same in every run: literals, and operators and functions of them.</summary>
internal static class ConstantFolder
{
    /// <summary>The functions whose results depend on nothing but their arguments.</summary>
    private static readonly HashSet<string> Pure = new(StringComparer.Ordinal)
    {
        "base64.decode", "base64.encode", "default", "double", "get_type", "hash.compute_checksum", "hash.compute_hmac", "if", "int",
        "json.decode", "json.encode", "json.encode_to_string", "keys", "len", "list.concat", "list.prepend", "map.delete", "map.get",
        "map.merge", "map.merge_nested", "math.abs", "math.floor", "math.max", "math.min", "string", "text.decode", "text.encode",
        "text.find_all", "text.find_all_regex", "text.match_regex", "text.replace_all", "text.replace_all_regex", "text.split",
        "text.substring", "text.to_lower", "text.to_upper", "text.url_decode", "text.url_encode", "text.url_encode_plus", "time.parse",
    };

    /// <summary>True for a function whose result depends on nothing but its arguments.</summary>
    public static bool IsPure(string function) => Pure.Contains(function);

    /// <summary>The value of a constant expression, or why it fails.</summary>
    public static (WorkflowValue Value, string? Fault) Evaluate(ExpressionSyntax expression)
    {
        if (expression is LiteralExpression literal)
        {
            return (WorkflowValue.FromDocument(literal.Value), null);
        }

        var (value, error) = ExpressionEvaluator.Evaluate(expression, []);
        return (value, error is not { } fault ? null : fault["message"].TryGetString(out var message) ? message : fault.ToString());
    }

    /// <summary>True for a constant that is a number below zero.</summary>
    public static bool IsNegative(ExpressionSyntax expression) =>
        Evaluate(expression) is { Fault: null, Value: var value }
            && value.TryGetNumber(out var number)
            && number < 0;

    /// <summary>
    /// What a condition always is; null if it depends on the run, or is plainly true or false. An operand of and/or can decide alone.
    /// </summary>
    public static bool? AlwaysOf(ExpressionSyntax condition) =>
        condition is LiteralExpression ? null : ConditionOf(condition, new ConstantParts(condition));

    /// <summary>What a condition, or a part of one, always is.</summary>
    private static bool? ConditionOf(ExpressionSyntax expression, ConstantParts constants)
    {
        if (constants.Contains(expression))
        {
            return Evaluate(expression) is { Fault: null, Value: var value } && value.TryGetBoolean(out var constant) ? constant : null;
        }

        switch (expression)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return !ConditionOf(not.Operand, constants);
            case BinaryExpression { Operator: BinaryOperator.And } and:
                return (ConditionOf(and.Left, constants), ConditionOf(and.Right, constants)) switch
                {
                    (false, _) or (_, false) => false,
                    (true, var right) => right,
                    (var left, true) => left,
                    _ => null,
                };
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                return (ConditionOf(or.Left, constants), ConditionOf(or.Right, constants)) switch
                {
                    (true, _) or (_, true) => true,
                    (false, var right) => right,
                    (var left, false) => left,
                    _ => null,
                };
            default:
                return null;
        }
    }
}
