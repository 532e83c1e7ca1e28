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

    /// <summary>True for an expression that reads nothing of a run.</summary>
    public static bool IsConstant(ExpressionSyntax expression) => expression switch
    {
        LiteralExpression => true,
        UnaryExpression unary => IsConstant(unary.Operand),
        BinaryExpression binary => IsConstant(binary.Left) && IsConstant(binary.Right),
        ListExpression list => list.Items.All(IsConstant),
        CallExpression call => Pure.Contains(call.Function) && call.Arguments.All(IsConstant),
        IndexExpression index => IsConstant(index.Target) && IsConstant(index.Index),
        MemberExpression member => IsConstant(member.Target),
        _ => false,
    };

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

    /// <summary>True for a constant number below zero.</summary>
    public static bool IsNegative(ExpressionSyntax expression) =>
        IsConstant(expression)
            && Evaluate(expression) is { Fault: null, Value: var value }
            && value.TryGetNumber(out var number)
            && number < 0;

    /// <summary>
    /// What a condition always is; null if it depends on the run, or is plainly true or false. An operand of and/or can decide alone.
    /// </summary>
    public static bool? AlwaysOf(ExpressionSyntax condition) => condition is LiteralExpression ? null : ConditionOf(condition);

    /// <summary>What a condition, or a part of one, always is.</summary>
    private static bool? ConditionOf(ExpressionSyntax expression)
    {
        if (IsConstant(expression))
        {
            return Evaluate(expression) is { Fault: null, Value: var value } && value.TryGetBoolean(out var constant) ? constant : null;
        }

        switch (expression)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return !ConditionOf(not.Operand);
            case BinaryExpression { Operator: BinaryOperator.And } and:
                return (ConditionOf(and.Left), ConditionOf(and.Right)) switch
                {
                    (false, _) or (_, false) => false,
                    (true, var right) => right,
                    (var left, true) => left,
                    _ => null,
                };
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                return (ConditionOf(or.Left), ConditionOf(or.Right)) switch
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
