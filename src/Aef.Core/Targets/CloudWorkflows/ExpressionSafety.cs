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
    private readonly Dictionary<ExpressionSyntax, ExpressionType> _types = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ExpressionSyntax, bool> _safe = new(ReferenceEqualityComparer.Instance);
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
        BoundExpression expression => IsSafe(expression.Syntax, new ReferenceIndex(expression.Names)),
        BoundText text => IsCertain(text),
        BoundList list => list.Items.All(IsSafe),
        BoundMap map => map.Entries.All(e => IsSafe(e.Value)),
        _ => false,
    };

    /// <summary>True for a condition that is true or false in every run.</summary>
    public bool IsSafeCondition(BoundValue? condition) => condition switch
    {
        null or BoundLiteral => true,
        BoundExpression expression => CertainTypeOf(expression) == ExpressionType.Boolean,
        _ => false,
    };

    /// <summary>True for a value that every run can evaluate, with the type that is known of it, never null.</summary>
    private bool IsCertain(BoundValue value) => value switch
    {
        BoundLiteral literal => literal.Type != ExpressionType.Null,
        BoundExpression expression => CertainTypeOf(expression) != ExpressionType.Unknown,
        BoundText text => text.Parts.All(p =>
            p is BoundExpression part
                ? CertainTypeOf(part) is not (ExpressionType.Unknown or ExpressionType.List or ExpressionType.Map)
                : IsCertain(p)),
        _ => false,
    };

    private ExpressionType CertainTypeOf(BoundExpression expression) =>
        CertainTypeOf(expression.Syntax, new ReferenceIndex(expression.Names));

    /// <summary>True for a part that every run can evaluate; each is examined once.</summary>
    private bool IsSafe(ExpressionSyntax syntax, ReferenceIndex names)
    {
        if (IsLeaf(syntax))
        {
            return FindSafe(syntax, names);
        }

        if (!_safe.TryGetValue(syntax, out var isSafe))
        {
            isSafe = FindSafe(syntax, names);
            _safe.Add(syntax, isSafe);
        }

        return isSafe;
    }

    private bool FindSafe(ExpressionSyntax syntax, ReferenceIndex names) => syntax switch
    {
        LiteralExpression => true,
        ListExpression list => list.Items.All(i => IsSafe(i, names)),
        _ => names.SymbolOf(syntax) is not null
            || CertainTypeOf(syntax, names) != ExpressionType.Unknown
            || IsSafeCall(syntax, names),
    };

    /// <summary>
    /// The type of a part that every run can evaluate and that is never null; otherwise unknown. The type of each part is inferred once.
    /// </summary>
    private ExpressionType CertainTypeOf(ExpressionSyntax syntax, ReferenceIndex names)
    {
        if (IsLeaf(syntax))
        {
            return FindType(syntax, names);
        }

        if (!_types.TryGetValue(syntax, out var type))
        {
            type = FindType(syntax, names);
            _types.Add(syntax, type);
        }

        return type;
    }

    private static bool IsLeaf(ExpressionSyntax syntax) =>
        syntax is LiteralExpression or NameExpression or MemberExpression or IndexExpression;

    private ExpressionType FindType(ExpressionSyntax syntax, ReferenceIndex names)
    {
        if (names.SymbolOf(syntax) is { } symbol)
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
                return TypeOfOperation(syntax, names);
        }

        bool IsBoolean(ExpressionSyntax operand) => CertainTypeOf(operand, names) == ExpressionType.Boolean;

        bool AreComparable(ExpressionSyntax left, ExpressionSyntax right) =>
            (IsNull(left) && IsSafe(right, names))
                || (IsNull(right) && IsSafe(left, names))
                || (CertainTypeOf(left, names) is ExpressionType.String or ExpressionType.Integer or ExpressionType.Boolean
                    && CertainTypeOf(left, names) == CertainTypeOf(right, names));

        static bool IsNull(ExpressionSyntax operand) => operand is LiteralExpression { Value.ScalarKind: ScalarKind.Null };

        static ExpressionType BooleanIf(bool isCertain) => isCertain ? ExpressionType.Boolean : ExpressionType.Unknown;
    }

    private ExpressionType TypeOf(ExpressionSymbol symbol) => symbol switch
    {
        InputSymbol { Input: { AlwaysHasValue: true } input } => ExpressionTypes.Of(input.Type ?? InputType.String),
        VariableSymbol variable => _variables.GetValueOrDefault(variable.Name),
        StepStatusSymbol or PlatformSymbol or RunSymbol { Member: "id" } => ExpressionType.String,
        EntrySymbol { Root: "job", Member: "id" or "name" or "step_id" } or EntrySymbol { Root: "run" } => ExpressionType.String,
        AllInputsSymbol => ExpressionType.Map,
        _ => ExpressionType.Unknown,
    };
}
