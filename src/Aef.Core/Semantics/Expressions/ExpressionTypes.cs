using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Infers types of expressions. What depends on values is <see cref="ExpressionType.Unknown"/>.</summary>
internal static class ExpressionTypes
{
    /// <summary>
    /// The functions of the standard library whose results always have one type (the language's reference, section "Standard library").
    /// </summary>
    private static readonly Dictionary<string, ExpressionType> Results = new(StringComparer.Ordinal)
    {
        ["string"] = ExpressionType.String,
        ["get_type"] = ExpressionType.String,
        ["int"] = ExpressionType.Integer,
        ["double"] = ExpressionType.Number,
        ["len"] = ExpressionType.Integer,
        ["keys"] = ExpressionType.List,
        ["base64.encode"] = ExpressionType.String,
        ["json.encode_to_string"] = ExpressionType.String,
        ["list.concat"] = ExpressionType.List,
        ["list.prepend"] = ExpressionType.List,
        ["map.delete"] = ExpressionType.Map,
        ["map.merge"] = ExpressionType.Map,
        ["map.merge_nested"] = ExpressionType.Map,
        ["sys.now"] = ExpressionType.Number,
        ["text.find_all"] = ExpressionType.List,
        ["text.find_all_regex"] = ExpressionType.List,
        ["text.match_regex"] = ExpressionType.Boolean,
        ["text.replace_all"] = ExpressionType.String,
        ["text.replace_all_regex"] = ExpressionType.String,
        ["text.split"] = ExpressionType.List,
        ["text.substring"] = ExpressionType.String,
        ["text.to_lower"] = ExpressionType.String,
        ["text.to_upper"] = ExpressionType.String,
        ["text.url_decode"] = ExpressionType.String,
        ["text.url_encode"] = ExpressionType.String,
        ["time.format"] = ExpressionType.String,
        ["time.parse"] = ExpressionType.Number,
        ["uuid.generate"] = ExpressionType.String,
    };

    /// <summary>A type in words, with its article.</summary>
    public static string Describe(ExpressionType type) => type switch
    {
        ExpressionType.Null => "null",
        ExpressionType.String => "a string",
        ExpressionType.Integer => "an integer",
        ExpressionType.Number => "a number",
        ExpressionType.Boolean => "a boolean",
        ExpressionType.List => "a list",
        ExpressionType.Map => "a map",
        _ => "a value",
    };

    /// <summary>The type of a document value.</summary>
    public static ExpressionType Of(DocumentNode node) => node switch
    {
        SequenceNode => ExpressionType.List,
        MappingNode => ExpressionType.Map,
        ScalarNode scalar => Of(scalar.ScalarKind),
        _ => ExpressionType.Unknown,
    };

    /// <summary>The type of the values of an input.</summary>
    public static ExpressionType Of(InputType type) => type switch
    {
        InputType.String or InputType.Date or InputType.DateTime or InputType.Enum => ExpressionType.String,
        InputType.Integer => ExpressionType.Integer,
        InputType.Number => ExpressionType.Number,
        InputType.Boolean => ExpressionType.Boolean,
        InputType.List => ExpressionType.List,
        InputType.Map => ExpressionType.Map,
        _ => ExpressionType.Unknown,
    };

    /// <summary>
    /// The type of an expression; <paramref name="ofReference"/> returns the type of a resolved name, or null for other nodes.
    /// </summary>
    public static ExpressionType Of(ExpressionSyntax expression, Func<ExpressionSyntax, ExpressionType?> ofReference) =>
        ofReference(expression) ?? expression switch
    {
        LiteralExpression literal => Of(literal.Value.ScalarKind),
        ListExpression => ExpressionType.List,
        CallExpression call => Results.GetValueOrDefault(call.Function),
        UnaryExpression { Operator: UnaryOperator.Not } => ExpressionType.Boolean,
        UnaryExpression negation => Of(negation.Operand, ofReference),
        BinaryExpression binary => Of(binary, ofReference),
        _ => ExpressionType.Unknown,
    };

    /// <summary>The type of the result of an operator; a caller that infers many types can keep it.</summary>
    public static ExpressionType Of(BinaryExpression binary, Func<ExpressionSyntax, ExpressionType?> ofReference)
    {
        var (left, right) = (Of(binary.Left, ofReference), Of(binary.Right, ofReference));
        return binary.Operator switch
        {
            BinaryOperator.Add when left == ExpressionType.String || right == ExpressionType.String => ExpressionType.String,
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Remainder => Sum(left, right),
            BinaryOperator.Divide => ExpressionType.Number,
            BinaryOperator.FloorDivide => Sum(left, right),
            _ => ExpressionType.Boolean,
        };
    }

    private static ExpressionType Of(ScalarKind kind) => kind switch
    {
        ScalarKind.String => ExpressionType.String,
        ScalarKind.Integer => ExpressionType.Integer,
        ScalarKind.Double => ExpressionType.Number,
        ScalarKind.Boolean => ExpressionType.Boolean,
        ScalarKind.Null => ExpressionType.Null,
        _ => ExpressionType.Unknown,
    };

    private static ExpressionType Sum(ExpressionType left, ExpressionType right) => (left, right) switch
    {
        (ExpressionType.Integer, ExpressionType.Integer) => ExpressionType.Integer,
        (ExpressionType.Integer or ExpressionType.Number, ExpressionType.Integer or ExpressionType.Number) => ExpressionType.Number,
        _ => ExpressionType.Unknown,
    };
}
