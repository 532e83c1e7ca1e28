using System.Globalization;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

// The operands of operators: literals, names, lists, maps, parentheses, and the members, indexes and calls that follow them.
internal ref partial struct ExpressionTreeParser
{
    private ExpressionSyntax? ParsePostfix()
    {
        var start = _token.Start;
        var expression = ParsePrimary();
        while (expression is not null)
        {
            switch (_token.Kind)
            {
                case ExpressionTokenKind.Dot:
                    expression = ParseMember(expression, start);
                    break;
                case ExpressionTokenKind.OpenBracket:
                    Advance();
                    var index = ParseBinary(1);
                    expression = index is null || !Expect(ExpressionTokenKind.CloseBracket, "\"]\"")
                        ? null
                        : Node(new IndexExpression(expression, index) { Location = LocationAt(start) });
                    break;
                case ExpressionTokenKind.OpenParenthesis:
                    expression = ParseCall(expression, start);
                    break;
                default:
                    return expression;
            }
        }

        return null;
    }

    private MemberExpression? ParseMember(ExpressionSyntax target, int start)
    {
        Advance();
        var word = _text.AsSpan(_token.Start, _token.Length);
        if (!ExpressionLexer.IsName(word))
        {
            Fail("the name of a key (other keys need brackets: [\"key\"])");
            return null;
        }

        var member = word.ToString();
        Advance();
        return Node(new MemberExpression(target, member) { Location = LocationAt(start) });
    }

    private CallExpression? ParseCall(ExpressionSyntax callee, int start)
    {
        if (ExpressionOperators.DottedName(callee) is not { } function)
        {
            Report(ExpressionDiagnostics.NotCallable, _token.Start, _token.Length);
            return null;
        }

        Advance();
        return ParseItems(ExpressionTokenKind.CloseParenthesis, "\",\" or \")\"") is { } arguments
            ? Node(new CallExpression(function, arguments) { Location = LocationAt(start) })
            : null;
    }

    private ExpressionSyntax? ParsePrimary()
    {
        var token = _token;
        Advance();
        switch (token.Kind)
        {
            case ExpressionTokenKind.Name:
                return Node(new NameExpression(_text.Substring(token.Start, token.Length)) { Location = LocationAt(token.Start) });
            case ExpressionTokenKind.Text:
                return TextLiteral.TryDecode(_text.AsSpan(token.Start + 1, token.Length - 2), out var value, out var wrong)
                    ? Literal(ScalarNode.String(value, LocationAt(token.Start)))
                    : Wrong(ExpressionDiagnostics.BadText, token, $"unknown escape sequence \"{wrong}\"");
            case ExpressionTokenKind.Number:
                return ParseNumber(token);
            case ExpressionTokenKind.True or ExpressionTokenKind.False:
                return Literal(ScalarNode.Boolean(token.Kind == ExpressionTokenKind.True, LocationAt(token.Start)));
            case ExpressionTokenKind.Null:
                return Literal(ScalarNode.Null(LocationAt(token.Start)));
            case ExpressionTokenKind.OpenParenthesis:
                var inner = ParseBinary(1);
                return inner is null || !Expect(ExpressionTokenKind.CloseParenthesis, "\")\"") ? null : inner;
            case ExpressionTokenKind.OpenBracket:
                return ParseItems(ExpressionTokenKind.CloseBracket, "\",\" or \"]\"") is { } items
                    ? Node(new ListExpression(items) { Location = LocationAt(token.Start) })
                    : null;
            default:
                _token = token;
                return Fail("a value");
        }
    }

    private LiteralExpression? ParseNumber(ExpressionToken token)
    {
        var digits = _text.AsSpan(token.Start, token.Length);
        var location = LocationAt(token.Start);
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var integer))
        {
            return Literal(ScalarNode.Integer(integer, location));
        }

        return digits.Contains('.')
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? Literal(ScalarNode.Double(number, location, digits.ToString()))
            : Wrong(ExpressionDiagnostics.BadNumber, token, digits.ToString());
    }

    // The items up to the closing token, which is read too.
    private EquatableList<ExpressionSyntax>? ParseItems(ExpressionTokenKind close, string expected)
    {
        if (_token.Kind == close)
        {
            Advance();
            return EquatableList<ExpressionSyntax>.Empty;
        }

        var items = new List<ExpressionSyntax>();
        while (ParseBinary(1) is { } item)
        {
            items.Add(item);
            if (_token.Kind != ExpressionTokenKind.Comma)
            {
                return Expect(close, expected) ? items.ToEquatableList() : null;
            }

            Advance();
        }

        return null;
    }
}
