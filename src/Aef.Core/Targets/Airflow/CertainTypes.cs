using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The types that values are certain to have in every run, so that an operator of Python does what the expression means. A value that may
/// be null has no certain type.
/// </summary>
internal sealed class CertainTypes
{
    /// <summary>Doubles up to here have all whole numbers between them.</summary>
    private const double ExactDouble = 9_007_199_254_740_992;

    private readonly Dictionary<string, ExpressionType> _variables = new(StringComparer.Ordinal);

    public CertainTypes(BoundPipeline pipeline)
    {
        foreach (var variable in pipeline.Variables)
        {
            _variables[variable.Name] = Of(variable.Value);
        }
    }

    /// <summary>The type of a node of an expression; <see cref="ExpressionType.Unknown"/> if it is not certain.</summary>
    public ExpressionType Of(ExpressionSyntax node, ReferenceIndex names) => names.SymbolOf(node) is { } symbol ? Of(symbol) : node switch
    {
        LiteralExpression literal => ExpressionTypes.Of(literal.Value),
        ListExpression => ExpressionType.List,
        UnaryExpression { Operator: UnaryOperator.Not } => ExpressionType.Boolean,
        UnaryExpression negation => OnlyNumber(Of(negation.Operand, names)),
        BinaryExpression binary => Of(binary, names),
        CallExpression { Function: "default", Arguments: [var value, var other] } => Either(Of(value, names), Of(other, names)),
        CallExpression { Function: "if", Arguments: [_, var yes, var no] } =>
            Of(yes, names) is var type && type == Of(no, names) ? type : ExpressionType.Unknown,
        CallExpression call => AirflowFunctions.Find(call.Function)?.Type ?? ExpressionType.Unknown,
        _ => ExpressionType.Unknown,
    };

    /// <summary>True for a literal number that is compared with numbers in the same way whatever their types are.</summary>
    public static bool IsExact(ExpressionSyntax node) =>
        node is LiteralExpression { Value: var value }
            && ((value.ScalarKind == ScalarKind.Integer && Math.Abs((double)value.IntegerValue) < ExactDouble)
                || (value.ScalarKind == ScalarKind.Double && Math.Abs(value.DoubleValue) < ExactDouble));

    /// <summary>True for an integer or a number.</summary>
    public static bool IsNumber(ExpressionType type) => type is ExpressionType.Integer or ExpressionType.Number;

    private ExpressionType Of(BoundValue value) => value switch
    {
        BoundExpression expression => Of(expression.Syntax, new ReferenceIndex(expression.Names)),
        _ => value.Type,
    };

    private ExpressionType Of(ExpressionSymbol symbol) => symbol switch
    {
        InputSymbol { Input: { AlwaysHasValue: true, IsSecret: false } input } => ExpressionTypes.Of(input.Type ?? InputType.String),
        VariableSymbol variable => _variables.GetValueOrDefault(variable.Name),
        StepStatusSymbol or PlatformSymbol => ExpressionType.String,
        RunSymbol { Member: RunOutcome.Failed } => ExpressionType.List,
        RunSymbol { Member: RunOutcome.State or RunDates.Start or RunDates.End or "id" or "workflow_name" or "environment" } =>
            ExpressionType.String,
        IndexSymbol => ExpressionType.Integer,
        _ => ExpressionType.Unknown,
    };

    private ExpressionType Of(BinaryExpression binary, ReferenceIndex names)
    {
        var (left, right) = (Of(binary.Left, names), Of(binary.Right, names));
        var both = IsNumber(left) && IsNumber(right) ? Either(left, right) : ExpressionType.Unknown;
        return binary.Operator switch
        {
            BinaryOperator.Add when left == ExpressionType.String || right == ExpressionType.String => ExpressionType.String,
            BinaryOperator.Divide => ExpressionType.Number,
            BinaryOperator.Add => both,
            BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.FloorDivide or BinaryOperator.Remainder =>
                both == ExpressionType.Integer ? both : ExpressionType.Number,
            _ => ExpressionType.Boolean,
        };
    }

    private static ExpressionType OnlyNumber(ExpressionType type) => type == ExpressionType.Integer ? type : ExpressionType.Number;

    /// <summary>The type of a value that is one of two; the first is replaced if it is null.</summary>
    private static ExpressionType Either(ExpressionType first, ExpressionType second) =>
        first == second ? first : IsNumber(first) && IsNumber(second) ? ExpressionType.Number : ExpressionType.Unknown;
}
