using System.Globalization;
using System.Text;

namespace Aef.Tests.Airflow.Python;

/// <content>String literals: all quotes and prefixes but <c>f</c>, with all escapes but <c>\N{…}</c> and surrogates.</content>
internal sealed partial class PythonTokenizer
{
    private bool TryReadString()
    {
        var quote = _at;
        while (quote < _text.Length && char.IsAsciiLetter(_text[quote]) && quote - _at < 3)
        {
            quote++;
        }

        if (quote >= _text.Length || _text[quote] is not ('"' or '\''))
        {
            return false;
        }

        var prefix = _text[_at..quote].ToLowerInvariant();
        if (prefix is not ("" or "r" or "u" or "b" or "br" or "rb"))
        {
            throw Error(
                prefix.Contains('f', StringComparison.Ordinal)
                    ? "An f-string is not allowed."
                    : $"Unknown prefix \"{prefix}\" of a string.");
        }

        var (start, line, lineStart) = (_at, _line, _lineStart);
        _at = quote;
        var isBytes = prefix.Contains('b', StringComparison.Ordinal);
        var text = ReadString(isRaw: prefix.Contains('r', StringComparison.Ordinal), isBytes, start);
        object value = isBytes ? text.Select(c => (byte)c).ToArray() : text;
        _tokens.Add(new PythonToken(PythonTokenKind.Constant, _text[start.._at], line, start - lineStart + 1, value));
        return true;
    }

    private string ReadString(bool isRaw, bool isBytes, int start)
    {
        var mark = Current.ToString();
        if (string.CompareOrdinal(_text, _at, mark + mark + mark, 0, 3) == 0)
        {
            mark += mark + mark;
        }

        var (line, lineStart) = (_line, _lineStart);
        _at += mark.Length;
        var text = new StringBuilder();
        while (string.CompareOrdinal(_text, _at, mark, 0, mark.Length) != 0)
        {
            if (_at >= _text.Length || (Current == '\n' && mark.Length == 1))
            {
                throw new PythonSyntaxException(line, start - lineStart + 1, "The string is not closed.");
            }

            if (isBytes && Current > '\x7f')
            {
                throw Error("Bytes contain only ASCII characters.");
            }

            if (Current == '\\')
            {
                ReadEscape(text, isRaw, isBytes);
                continue;
            }

            text.Append(Current);
            if (Current == '\n')
            {
                EndLine();
            }
            else
            {
                _at++;
            }
        }

        _at += mark.Length;
        return text.ToString();
    }

    private void ReadEscape(StringBuilder text, bool isRaw, bool isBytes)
    {
        var start = _at++;
        if (_at >= _text.Length)
        {
            return; // not closed
        }

        var escape = Current;
        if (isRaw)
        {
            text.Append('\\').Append(isBytes && escape > '\x7f' ? throw Error("Bytes contain only ASCII characters.") : escape);
        }
        else if (escape is 'x' or 'u' or 'U' && !(isBytes && escape != 'x'))
        {
            ReadHexadecimal(text, start, escape switch { 'x' => 2, 'u' => 4, _ => 8 });
            return;
        }
        else if (escape is >= '0' and <= '7')
        {
            var code = 0;
            for (var count = 0; count < 3 && Current is >= '0' and <= '7'; count++, _at++)
            {
                code = (code * 8) + (Current - '0');
            }

            text.Append(code <= 0xFF ? (char)code : throw Error(start, "An octal escape ends at \\377."));
            return;
        }
        else if (escape != '\n')
        {
            const string Names = "\\'\"abfnrtv";
            var index = Names.IndexOf(escape, StringComparison.Ordinal);
            text.Append(index >= 0 ? "\\'\"\a\b\f\n\r\t\v"[index] : throw Error(start, $"Unknown escape \"\\{escape}\"."));
        }

        if (Current == '\n')
        {
            EndLine();
        }
        else
        {
            _at++;
        }
    }

    private void ReadHexadecimal(StringBuilder text, int start, int count)
    {
        _at++;
        var digits = _text[_at..Math.Min(_at + count, _text.Length)];
        if (digits.Length < count || !digits.All(char.IsAsciiHexDigit))
        {
            throw Error(start, $"The escape needs {count} hexadecimal digits.");
        }

        var code = uint.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        text.Append(code is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF)
            ? throw Error(start, "The escape is not a character.")
            : char.ConvertFromUtf32((int)code));
        _at += count;
    }
}
