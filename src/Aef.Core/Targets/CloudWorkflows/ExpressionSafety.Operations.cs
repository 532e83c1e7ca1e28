using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>
/// Operators and functions that cannot fail when the types of their operands are known. Sums of numbers are not among them: integers
/// overflow.
/// </content>
internal sealed partial class ExpressionSafety
{
    private ExpressionType TypeOfOperation(ExpressionSyntax syntax, BoundExpression whole) => syntax switch
    {
        BinaryExpression { Operator: BinaryOperator.Add } sum =>
            StringIf(CertainTypeOf(sum.Left, whole) == ExpressionType.String && CertainTypeOf(sum.Right, whole) == ExpressionType.String),
        BinaryExpression
        {
            Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual,
        } order => IsNumeric(order.Left, whole) && IsNumeric(order.Right, whole) ? ExpressionType.Boolean : ExpressionType.Unknown,
        BinaryExpression { Operator: BinaryOperator.In } membership =>
            IsMembershipKnown(membership, whole) ? ExpressionType.Boolean : ExpressionType.Unknown,
        CallExpression call => TypeOfCall(call.Function, call.Arguments, whole),
        _ => ExpressionType.Unknown,
    };

    private ExpressionType TypeOfCall(string function, IReadOnlyList<ExpressionSyntax> arguments, BoundExpression whole)
    {
        switch (function, arguments.Count)
        {
            case ("text.to_upper" or "text.to_lower" or "text.url_encode", 1):
                return StringIf(CertainTypeOf(arguments[0], whole) == ExpressionType.String);
            case ("string", 1):
                return StringIf(
                    CertainTypeOf(arguments[0], whole) is ExpressionType.String
                        or ExpressionType.Integer
                        or ExpressionType.Number
                        or ExpressionType.Boolean);
            case ("len", 1):
                return CertainTypeOf(arguments[0], whole) is ExpressionType.String or ExpressionType.List or ExpressionType.Map
                    ? ExpressionType.Integer
                    : ExpressionType.Unknown;
            case ("default", 2):
                return Common(TypeUnlessNull(arguments[0], whole), arguments[0], arguments[1]);
            case ("if", 3) when CertainTypeOf(arguments[0], whole) == ExpressionType.Boolean:
                return Common(CertainTypeOf(arguments[1], whole), arguments[1], arguments[2]);
            default:
                return ExpressionType.Unknown;
        }

        // The type of a choice between a value of a known type, which may be null, and another that is never null.
        ExpressionType Common(ExpressionType first, ExpressionSyntax value, ExpressionSyntax other) =>
            IsSafe(value, whole) && CertainTypeOf(other, whole) == first ? first : ExpressionType.Unknown;
    }

    private ExpressionType TypeUnlessNull(ExpressionSyntax syntax, BoundExpression whole) =>
        SymbolOf(syntax, whole) is InputSymbol { Input: var input }
            ? ExpressionTypes.Of(input.Type ?? InputType.String)
            : CertainTypeOf(syntax, whole);

    /// <summary>True for a call that every run can evaluate, with a result of any type.</summary>
    private bool IsSafeCall(ExpressionSyntax syntax, BoundExpression whole) => syntax is CallExpression call
        && (call.Function, call.Arguments.Count) switch
        {
            ("default", 2) => call.Arguments.All(a => IsSafe(a, whole)),
            ("if", 3) => CertainTypeOf(call.Arguments[0], whole) == ExpressionType.Boolean
                && IsSafe(call.Arguments[1], whole)
                && IsSafe(call.Arguments[2], whole),
            ("map.get", 2) => CertainTypeOf(call.Arguments[0], whole) == ExpressionType.Map
                && CertainTypeOf(call.Arguments[1], whole) == ExpressionType.String,
            _ => false,
        };

    // Values of one type can always be compared; a key of a map is a string.
    private bool IsMembershipKnown(BinaryExpression membership, BoundExpression whole)
    {
        var type = CertainTypeOf(membership.Left, whole);
        return membership.Right is ListExpression list
            ? type is ExpressionType.String or ExpressionType.Integer or ExpressionType.Boolean
                && list.Items.All(i => CertainTypeOf(i, whole) == type)
            : type == ExpressionType.String && CertainTypeOf(membership.Right, whole) == ExpressionType.Map;
    }

    private bool IsNumeric(ExpressionSyntax operand, BoundExpression whole) =>
        CertainTypeOf(operand, whole) is ExpressionType.Integer or ExpressionType.Number;

    private static ExpressionType StringIf(bool isCertain) => isCertain ? ExpressionType.String : ExpressionType.Unknown;
}
