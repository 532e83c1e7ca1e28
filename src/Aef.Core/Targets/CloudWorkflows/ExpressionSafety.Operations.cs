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
    private ExpressionType TypeOfOperation(ExpressionSyntax syntax, ReferenceIndex names) => syntax switch
    {
        BinaryExpression { Operator: BinaryOperator.Add } sum =>
            StringIf(CertainTypeOf(sum.Left, names) == ExpressionType.String && CertainTypeOf(sum.Right, names) == ExpressionType.String),
        BinaryExpression
        {
            Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual,
        } order => IsNumeric(order.Left, names) && IsNumeric(order.Right, names) ? ExpressionType.Boolean : ExpressionType.Unknown,
        BinaryExpression { Operator: BinaryOperator.In } membership =>
            IsMembershipKnown(membership, names) ? ExpressionType.Boolean : ExpressionType.Unknown,
        CallExpression call => TypeOfCall(call.Function, call.Arguments, names),
        _ => ExpressionType.Unknown,
    };

    private ExpressionType TypeOfCall(string function, IReadOnlyList<ExpressionSyntax> arguments, ReferenceIndex names)
    {
        switch (function, arguments.Count)
        {
            case ("text.to_upper" or "text.to_lower" or "text.url_encode", 1):
                return StringIf(CertainTypeOf(arguments[0], names) == ExpressionType.String);
            case ("string", 1):
                return StringIf(
                    CertainTypeOf(arguments[0], names) is ExpressionType.String
                        or ExpressionType.Integer
                        or ExpressionType.Number
                        or ExpressionType.Boolean);
            case ("len", 1):
                return CertainTypeOf(arguments[0], names) is ExpressionType.String or ExpressionType.List or ExpressionType.Map
                    ? ExpressionType.Integer
                    : ExpressionType.Unknown;
            case ("default", 2):
                return Common(TypeUnlessNull(arguments[0], names), arguments[0], arguments[1]);
            case ("if", 3) when CertainTypeOf(arguments[0], names) == ExpressionType.Boolean:
                return Common(CertainTypeOf(arguments[1], names), arguments[1], arguments[2]);
            default:
                return ExpressionType.Unknown;
        }

        // The type of a choice between a value of a known type, which may be null, and another that is never null.
        ExpressionType Common(ExpressionType first, ExpressionSyntax value, ExpressionSyntax other) =>
            IsSafe(value, names) && CertainTypeOf(other, names) == first ? first : ExpressionType.Unknown;
    }

    private ExpressionType TypeUnlessNull(ExpressionSyntax syntax, ReferenceIndex names) =>
        names.SymbolOf(syntax) is InputSymbol { Input: var input }
            ? ExpressionTypes.Of(input.Type ?? InputType.String)
            : CertainTypeOf(syntax, names);

    /// <summary>True for a call that every run can evaluate, with a result of any type.</summary>
    private bool IsSafeCall(ExpressionSyntax syntax, ReferenceIndex names) => syntax is CallExpression call
        && (call.Function, call.Arguments.Count) switch
        {
            ("default", 2) => call.Arguments.All(a => IsSafe(a, names)),
            ("if", 3) => CertainTypeOf(call.Arguments[0], names) == ExpressionType.Boolean
                && IsSafe(call.Arguments[1], names)
                && IsSafe(call.Arguments[2], names),
            ("map.get", 2) => CertainTypeOf(call.Arguments[0], names) == ExpressionType.Map
                && CertainTypeOf(call.Arguments[1], names) == ExpressionType.String,
            _ => false,
        };

    // Values of one type can always be compared; a key of a map is a string.
    private bool IsMembershipKnown(BinaryExpression membership, ReferenceIndex names)
    {
        var type = CertainTypeOf(membership.Left, names);
        return membership.Right is ListExpression list
            ? type is ExpressionType.String or ExpressionType.Integer or ExpressionType.Boolean
                && list.Items.All(i => CertainTypeOf(i, names) == type)
            : type == ExpressionType.String && CertainTypeOf(membership.Right, names) == ExpressionType.Map;
    }

    private bool IsNumeric(ExpressionSyntax operand, ReferenceIndex names) =>
        CertainTypeOf(operand, names) is ExpressionType.Integer or ExpressionType.Number;

    private static ExpressionType StringIf(bool isCertain) => isCertain ? ExpressionType.String : ExpressionType.Unknown;
}
