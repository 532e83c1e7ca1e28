using System.Globalization;
using System.Numerics;

namespace Aef.Tests.Airflow.Python;

/// <summary>
/// Splits Python source into tokens. It refuses what a generated DAG does not need and a reader could overlook: tabs, form feeds and other
/// control characters outside of strings, <c>\</c> at the end of a line, names that are not ASCII, <c>;</c>, f-strings, and unknown
/// escapes.
/// </summary>
internal sealed partial class PythonTokenizer
{
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
        "return", "try", "while", "with", "yield",
    ];

    // Longest first.
    private static readonly string[] Operators =
    [
        "**=", "//=", ">>=", "<<=", "**", "//", ">>", "<<", "==", "!=", "<=", ">=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", "=",
    ];

    private readonly string _text;
    private readonly List<PythonToken> _tokens = [];
    private readonly Stack<int> _indents = new([0]);
    private readonly Stack<(string Open, int Line, int Column)> _brackets = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    // As Python's own reader, which knows three kinds of line ends.
    private PythonTokenizer(string text) => _text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    public static IReadOnlyList<PythonToken> Tokenize(string text) => new PythonTokenizer(text).Run();

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private List<PythonToken> Run()
    {
        if (_text.Contains('\0', StringComparison.Ordinal))
        {
            throw Error("The source contains a NUL character.");
        }

        while (_at < _text.Length)
        {
            ReadLine();
        }

        if (_brackets.TryPeek(out var open))
        {
            throw new PythonSyntaxException(open.Line, open.Column, $"\"{open.Open}\" is not closed.");
        }

        for (; _indents.Peek() > 0; _indents.Pop())
        {
            Add(PythonTokenKind.Dedent, string.Empty);
        }

        Add(PythonTokenKind.End, string.Empty);
        return _tokens;
    }

    /// <summary>Reads a logical line: a physical one, or several if brackets or strings span them.</summary>
    private void ReadLine()
    {
        var start = _at;
        SkipSpaces();
        var width = _at - start;
        if (Current == '#')
        {
            SkipComment();
        }

        if (Current == '\n' || _at >= _text.Length)
        {
            EndLine();
            return;
        }

        Indent(width);
        while (_at < _text.Length)
        {
            SkipSpaces();
            if (Current == '#')
            {
                SkipComment();
            }

            if (_at >= _text.Length)
            {
                break;
            }

            if (Current != '\n')
            {
                ReadToken();
            }
            else if (_brackets.Count > 0)
            {
                EndLine();
            }
            else
            {
                Add(PythonTokenKind.NewLine, string.Empty);
                EndLine();
                return;
            }
        }

        if (_brackets.Count == 0)
        {
            Add(PythonTokenKind.NewLine, string.Empty);
        }
    }

    private void Indent(int width)
    {
        if (width > _indents.Peek())
        {
            _indents.Push(width);
            Add(PythonTokenKind.Indent, string.Empty);
            return;
        }

        for (; width < _indents.Peek(); _indents.Pop())
        {
            Add(PythonTokenKind.Dedent, string.Empty);
        }

        if (width != _indents.Peek())
        {
            throw Error("The indentation matches no outer block.");
        }
    }

    private void ReadToken()
    {
        if (TryReadString())
        {
            return;
        }

        if (IsNameStart(Current))
        {
            var start = _at;
            while (IsNameStart(Current) || char.IsAsciiDigit(Current))
            {
                _at++;
            }

            var name = _text[start.._at];
            AddFrom(start, Keywords.Contains(name) ? PythonTokenKind.Keyword : PythonTokenKind.Name, name);
        }
        else if (char.IsAsciiDigit(Current) || (Current == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
        {
            ReadNumber();
        }
        else if (Array.Find(Operators, o => string.CompareOrdinal(_text, _at, o, 0, o.Length) == 0) is { } found)
        {
            Bracket(found);
            _at += found.Length;
            AddFrom(_at - found.Length, PythonTokenKind.Operator, found);
        }
        else
        {
            throw Error($"Unexpected character U+{(int)Current:X4}.");
        }
    }

    private void Bracket(string text)
    {
        if (text is "(" or "[" or "{")
        {
            _brackets.Push((text, _line, _at - _lineStart + 1));
        }
        else if (text is ")" or "]" or "}")
        {
            if (!_brackets.TryPop(out var open) || (open.Open + text) is not ("()" or "[]" or "{}"))
            {
                throw Error($"\"{text}\" closes nothing.");
            }
        }
    }

    private void ReadNumber()
    {
        var start = _at;
        while (IsNameStart(Current) || char.IsAsciiDigit(Current) || Current == '.'
            || (Current is '+' or '-' && _text[_at - 1] is 'e' or 'E' && !IsPrefixed(start)))
        {
            _at++;
        }

        var text = _text[start.._at];
        AddFrom(start, PythonTokenKind.Constant, text, ParseNumber(text) ?? throw Error(start, $"\"{text}\" is not a number."));
    }

    private bool IsPrefixed(int start) => _text[start] == '0' && start + 1 < _text.Length && _text[start + 1] is 'x' or 'X';

    private static object? ParseNumber(string text)
    {
        if (text.StartsWith('_') || text.EndsWith('_') || text.Contains("__", StringComparison.Ordinal))
        {
            return null;
        }

        var digits = text.Replace("_", string.Empty, StringComparison.Ordinal);
        if (digits.Length > 2 && digits[0] == '0' && char.IsAsciiLetter(digits[1]) && digits[1] is not ('e' or 'E'))
        {
            var radix = digits[1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 0 };
            var value = BigInteger.Zero;
            foreach (var digit in digits[2..])
            {
                var number = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : 99;
                if (number >= radix)
                {
                    return null;
                }

                value = (value * radix) + number;
            }

            return value;
        }

        if (digits.All(char.IsAsciiDigit))
        {
            return digits[0] == '0' && digits.Any(d => d != '0') ? null : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        }

        // An underscore stays between digits.
        for (var i = text.IndexOf('_'); i >= 0; i = text.IndexOf('_', i + 1))
        {
            if (!char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))
            {
                return null;
            }
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(digits, Style, CultureInfo.InvariantCulture, out var real) ? real : null;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private void SkipSpaces()
    {
        while (Current == ' ')
        {
            _at++;
        }
    }

    private void SkipComment()
    {
        while (_at < _text.Length && Current != '\n')
        {
            _at++;
        }
    }

    private void EndLine()
    {
        _at++;
        _line++;
        _lineStart = _at;
    }

    private void Add(PythonTokenKind kind, string text) => AddFrom(_at, kind, text);

    private void AddFrom(int start, PythonTokenKind kind, string text, object? value = null) =>
        _tokens.Add(new PythonToken(kind, text, _line, start - _lineStart + 1, value));

    private PythonSyntaxException Error(string problem) => Error(_at, problem);

    private PythonSyntaxException Error(int at, string problem) => new(_line, at - _lineStart + 1, problem);
}
