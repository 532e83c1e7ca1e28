using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Finds expressions that cannot fail in any run, such as <c>inputs.taxi == "yellow"</c>: they need no handler that names their step, and
/// may be evaluated for a step that is skipped. Everything that could fail counts as failing.
/// </summary>
internal sealed partial class ExpressionSafety
{
    private readonly Dictionary<string, ExpressionType> _variables = new(StringComparer.Ordinal);

    public ExpressionSafety(BoundPipeline pipeline)
    {
        foreach (var variable in pipeline.Variables)
        {
            _variables[variable.Name] = IsCertain(variable.Value) ? variable.Value.Type : ExpressionType.Unknown;
        }
    }

    /// <summary>True for a value that every run can evaluate; null is one.</summary>
    public bool IsSafe(BoundValue? value) => value switch
    {
        null or BoundLiteral => true,
        BoundExpression expression => IsSafe(expression.Syntax, expression),
        BoundText text => IsCertain(text),
        BoundList list => list.Items.All(IsSafe),
        BoundMap map => map.Entries.All(e => IsSafe(e.Value)),
        _ => false,
    };

    /// <summary>True for a condition that is true or false in every run.</summary>
    public bool IsSafeCondition(BoundValue? condition) => condition switch
    {
        null or BoundLiteral => true,
        BoundExpression expression => CertainTypeOf(expression.Syntax, expression) == ExpressionType.Boolean,
        _ => false,
    };

    /// <summary>True for a value that every run can evaluate, with the type that is known of it, never null.</summary>
    private bool IsCertain(BoundValue value) => value switch
    {
        BoundLiteral literal => literal.Type != ExpressionType.Null,
        BoundExpression expression => CertainTypeOf(expression.Syntax, expression) != ExpressionType.Unknown,
        BoundText text => text.Parts.All(p =>
            IsCertain(p)
                && (
                    p is BoundLiteral
                        || CertainTypeOf(
                            ((BoundExpression)p).Syntax,
                            (BoundExpression)p) is not (ExpressionType.List or ExpressionType.Map))),
        _ => false,
    };

    private bool IsSafe(ExpressionSyntax syntax, BoundExpression whole) => syntax switch
    {
        LiteralExpression => true,
        ListExpression list => list.Items.All(i => IsSafe(i, whole)),
        _ => SymbolOf(syntax, whole) is not null
            || CertainTypeOf(syntax, whole) != ExpressionType.Unknown
            || IsSafeCall(syntax, whole),
    };

    /// <summary>The type of a part that every run can evaluate and that is never null; otherwise unknown.</summary>
    private ExpressionType CertainTypeOf(ExpressionSyntax syntax, BoundExpression whole)
    {
        if (SymbolOf(syntax, whole) is { } symbol)
        {
            return TypeOf(symbol);
        }

        switch (syntax)
        {
            case LiteralExpression { Value.ScalarKind: not ScalarKind.Null } literal:
                return ExpressionTypes.Of(literal.Value);
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return BooleanIf(IsBoolean(not.Operand));
            case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logic:
                return BooleanIf(IsBoolean(logic.Left) && IsBoolean(logic.Right));
            case BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } comparison:
                return BooleanIf(AreComparable(comparison.Left, comparison.Right));
            default:
                return TypeOfOperation(syntax, whole);
        }

        bool IsBoolean(ExpressionSyntax operand) => CertainTypeOf(operand, whole) == ExpressionType.Boolean;

        bool AreComparable(ExpressionSyntax left, ExpressionSyntax right) =>
            (IsNull(left) && IsSafe(right, whole))
                || (IsNull(right) && IsSafe(left, whole))
                || (CertainTypeOf(left, whole) is ExpressionType.String or ExpressionType.Integer or ExpressionType.Boolean
                    && CertainTypeOf(left, whole) == CertainTypeOf(right, whole));

        static bool IsNull(ExpressionSyntax operand) => operand is LiteralExpression { Value.ScalarKind: ScalarKind.Null };

        static ExpressionType BooleanIf(bool isCertain) => isCertain ? ExpressionType.Boolean : ExpressionType.Unknown;
    }

    private static ExpressionSymbol? SymbolOf(ExpressionSyntax syntax, BoundExpression whole)
    {
        foreach (var reference in whole.Names)
        {
            if (ReferenceEquals(reference.Syntax, syntax))
            {
                return reference.Symbol;
            }
        }

        return null;
    }

    private ExpressionType TypeOf(ExpressionSymbol symbol) => symbol switch
    {
        InputSymbol { Input: { AlwaysHasValue: true } input } => ExpressionTypes.Of(input.Type ?? InputType.String),
        VariableSymbol variable => _variables.GetValueOrDefault(variable.Name),
        StepStatusSymbol or PlatformSymbol or RunSymbol { Member: "id" } => ExpressionType.String,
        AllInputsSymbol => ExpressionType.Map,
        _ => ExpressionType.Unknown,
    };
}
