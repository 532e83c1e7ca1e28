namespace Aef.Workflows.Language.Parsing;

/// <summary>Splits an expression into tokens, one at a time and without allocations.</summary>
internal struct ExpressionLexer(string text)
{
    private int _position;

    /// <summary>True for a valid variable name: a letter or underscore, then letters, digits and underscores.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !IsNameStart(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!IsNamePart(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The kind of a word: a name unless it is a keyword. Operators are all lower or all upper case.</summary>
    public static ExpressionTokenKind WordKind(ReadOnlySpan<char> word) => word switch
    {
        "and" or "AND" => ExpressionTokenKind.And,
        "or" or "OR" => ExpressionTokenKind.Or,
        "not" or "NOT" => ExpressionTokenKind.Not,
        "in" => ExpressionTokenKind.In,
        "true" or "True" or "TRUE" => ExpressionTokenKind.True,
        "false" or "False" or "FALSE" => ExpressionTokenKind.False,
        "null" or "Null" or "NULL" => ExpressionTokenKind.Null,
        _ => ExpressionTokenKind.Name,
    };

    public ExpressionToken Next()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }

        if (_position == text.Length)
        {
            return new ExpressionToken(ExpressionTokenKind.End, _position, _position);
        }

        var c = text[_position];
        return c switch
        {
            '"' => ScanText(),
            _ when IsNameStart(c) => ScanWord(),
            _ when char.IsAsciiDigit(c) => ScanNumber(),
            _ => ScanSymbol(c),
        };
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private ExpressionToken ScanWord()
    {
        var end = _position + 1;
        while (end < text.Length && IsNamePart(text[end]))
        {
            end++;
        }

        return Take(WordKind(text.AsSpan(_position, end - _position)), end);
    }

    private ExpressionToken ScanNumber()
    {
        var end = SkipDigits(_position);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = SkipDigits(end + 1);
        }

        return Take(ExpressionTokenKind.Number, end);
    }

    private readonly int SkipDigits(int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return position;
    }

    private ExpressionToken ScanText()
    {
        for (var end = _position + 1; end < text.Length; end++)
        {
            if (text[end] == '\\')
            {
                end++;
            }
            else if (text[end] == '"')
            {
                return Take(ExpressionTokenKind.Text, end + 1);
            }
        }

        return Take(ExpressionTokenKind.UnclosedText, text.Length);
    }

    private ExpressionToken ScanSymbol(char c)
    {
        var next = _position + 1 < text.Length ? text[_position + 1] : '\0';
        var (kind, length) = (c, next) switch
        {
            ('/', '/') => (ExpressionTokenKind.DoubleSlash, 2),
            ('<', '=') => (ExpressionTokenKind.LessOrEqual, 2),
            ('>', '=') => (ExpressionTokenKind.GreaterOrEqual, 2),
            ('=', '=') => (ExpressionTokenKind.Equal, 2),
            ('!', '=') => (ExpressionTokenKind.NotEqual, 2),
            ('*', _) => (ExpressionTokenKind.Star, 1),
            ('/', _) => (ExpressionTokenKind.Slash, 1),
            ('%', _) => (ExpressionTokenKind.Percent, 1),
            ('+', _) => (ExpressionTokenKind.Plus, 1),
            ('-', _) => (ExpressionTokenKind.Minus, 1),
            ('<', _) => (ExpressionTokenKind.Less, 1),
            ('>', _) => (ExpressionTokenKind.Greater, 1),
            ('.', _) => (ExpressionTokenKind.Dot, 1),
            (',', _) => (ExpressionTokenKind.Comma, 1),
            ('(', _) => (ExpressionTokenKind.OpenParenthesis, 1),
            (')', _) => (ExpressionTokenKind.CloseParenthesis, 1),
            ('[', _) => (ExpressionTokenKind.OpenBracket, 1),
            (']', _) => (ExpressionTokenKind.CloseBracket, 1),
            _ => (ExpressionTokenKind.Unknown, char.IsSurrogatePair(c, next) ? 2 : 1),
        };
        return Take(kind, _position + length);
    }

    private ExpressionToken Take(ExpressionTokenKind kind, int end)
    {
        var token = new ExpressionToken(kind, _position, end);
        _position = end;
        return token;
    }
}
