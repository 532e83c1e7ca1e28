using System.Globalization;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>
/// Recursive descent over one expression, by the precedence table of
/// https://cloud.google.com/workflows/docs/reference/syntax/datatypes: <c>not</c> and unary minus bind tighter than all operators
/// with two operands. Parse methods return null once an error was found; only the first error of an expression is reported.
/// </summary>
internal ref partial struct ExpressionTreeParser
{
    private const int MaxDepth = 128;
    private const int MaxNodes = 2_000;

    private readonly string _text;
    private readonly ScalarLocations _locations;
    private readonly int _shift;
    private ExpressionLexer _lexer;
    private ExpressionToken _token;
    private int _previousEnd;
    private Diagnostic? _error;
    private int _depth;
    private int _nodes;

    public ExpressionTreeParser(string text, ScalarLocations locations, int shift)
    {
        _text = text;
        _locations = locations;
        _shift = shift;
        _lexer = new ExpressionLexer(text);
    }

    public ExpressionParseResult ParseWhole()
    {
        Advance();
        var expression = ParseBinary(1);
        if (expression is not null && _token.Kind != ExpressionTokenKind.End)
        {
            expression = Fail("an operator or the end of the expression");
        }

        return new ExpressionParseResult(expression, _error is null ? [] : [_error]);
    }

    public ExpressionParseResult ParseTarget()
    {
        Advance();
        if (_token.Kind != ExpressionTokenKind.Name)
        {
            Report(ExpressionDiagnostics.BadTarget, 0, _text.Length, _text);
            return new ExpressionParseResult(null, [_error!]);
        }

        var target = ParsePostfix();
        if (target is not null && (_token.Kind != ExpressionTokenKind.End || !IsTarget(target)))
        {
            target = null;
            Report(ExpressionDiagnostics.BadTarget, 0, _text.Length, _text);
        }

        return new ExpressionParseResult(target, _error is null ? [] : [_error]);
    }

    private static bool IsTarget(ExpressionSyntax expression) => expression switch
    {
        NameExpression => true,
        MemberExpression member => IsTarget(member.Target),
        IndexExpression index => IsTarget(index.Target),
        _ => false,
    };

    private ExpressionSyntax? ParseBinary(int minimumLevel)
    {
        if (!Enter())
        {
            return null;
        }

        var start = _token.Start;
        var left = ParseNegation();
        while (left is not null && ExpressionOperators.TryGet(_token.Kind, out var binary, out var level) && level >= minimumLevel)
        {
            Advance();
            var right = ParseBinary(level + 1);
            left = right is null ? null : Node(new BinaryExpression(binary, left, right) { Location = LocationAt(start) });
        }

        _depth--;
        return left;
    }

    private ExpressionSyntax? ParseNegation()
    {
        if (_token.Kind != ExpressionTokenKind.Minus)
        {
            return ParseNot();
        }

        var start = _token.Start;
        Advance();
        if (_token.Kind == ExpressionTokenKind.Number && _text.AsSpan(_token.Start, _token.Length) is "9223372036854775808")
        {
            Advance();
            return Node(new LiteralExpression(ScalarNode.Integer(long.MinValue, LocationAt(start))) { Location = LocationAt(start) });
        }

        if (!Enter())
        {
            return null;
        }

        var operand = ParseNegation();
        _depth--;
        return operand is null ? null : Node(new UnaryExpression(UnaryOperator.Negate, operand) { Location = LocationAt(start) });
    }

    private ExpressionSyntax? ParseNot()
    {
        if (_token.Kind != ExpressionTokenKind.Not)
        {
            return ParsePostfix();
        }

        var start = _token.Start;
        Advance();
        if (!Enter())
        {
            return null;
        }

        var operand = ParseNot();
        _depth--;
        return operand is null ? null : Node(new UnaryExpression(UnaryOperator.Not, operand) { Location = LocationAt(start) });
    }

    private bool Enter()
    {
        if (++_depth <= MaxDepth)
        {
            return true;
        }

        Report(ExpressionDiagnostics.TooComplex, _token.Start, _token.Length, MaxDepth, "nested parts");
        return false;
    }

    private LiteralExpression? Literal(ScalarNode value) => Node(new LiteralExpression(value) { Location = value.Location });

    private T? Node<T>(T node)
        where T : ExpressionSyntax
    {
        if (++_nodes <= MaxNodes)
        {
            return node;
        }

        Report(ExpressionDiagnostics.TooComplex, _token.Start, _token.Length, MaxNodes, "parts");
        return null;
    }

    private bool Expect(ExpressionTokenKind kind, string expected)
    {
        if (_token.Kind != kind)
        {
            Fail(expected);
            return false;
        }

        Advance();
        return true;
    }

    private ExpressionSyntax? Fail(string expected)
    {
        var found = _text.Substring(_token.Start, _token.Length);
        switch (_token.Kind)
        {
            case ExpressionTokenKind.Unknown:
                Report(
                    found is "'" ? ExpressionDiagnostics.SingleQuotes : ExpressionDiagnostics.UnknownToken,
                    _token.Start,
                    _token.Length,
                    found);
                break;
            case ExpressionTokenKind.UnclosedText:
                Report(ExpressionDiagnostics.BadText, _token.Start, _token.Length, "the closing quotation mark of a string is missing");
                break;
            default:
                Report(
                    ExpressionDiagnostics.Unexpected,
                    _token.Start,
                    _token.Length,
                    _token.Kind == ExpressionTokenKind.End ? "end of the expression" : $"\"{found}\"",
                    expected);
                break;
        }

        return null;
    }

    private LiteralExpression? Wrong(DiagnosticDescriptor descriptor, ExpressionToken token, string argument)
    {
        Report(descriptor, token.Start, token.Length, argument);
        return null;
    }

    private void Report(DiagnosticDescriptor descriptor, int start, int length, params ReadOnlySpan<object?> arguments) =>
        _error ??= descriptor.At(_locations.At(_shift + start, length), arguments);

    private void Advance()
    {
        _previousEnd = _token.End;
        _token = _lexer.Next();
    }

    // From a start to the end of the last token.
    private readonly Location LocationAt(int start) => _locations.At(_shift + start, _previousEnd - start);
}
