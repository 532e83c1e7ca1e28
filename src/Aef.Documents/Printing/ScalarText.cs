using System.Buffers;
using System.Globalization;
using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>Formats scalars: the only quoting code for both JSON and YAML.</summary>
internal static class ScalarText
{
    // Printable ASCII characters without the quote and the backslash.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>
    /// Appends a string in double quotes, with escapes that are common to JSON and YAML 1.2, between a prefix and a suffix that need none.
    /// </summary>
    public static void AppendQuoted(StringBuilder output, string text, string prefix = "", string suffix = "")
    {
        output.Append('"').Append(prefix);
        AppendEscaped(output, text);
        output.Append(suffix).Append('"');
    }

    private static void AppendEscaped(StringBuilder output, string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(Plain);
        if (first < 0)
        {
            output.Append(text);
            return;
        }

        var written = 0;
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and < '\x7F' and not ('"' or '\\'))
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (c > '\xA0' && !IsUnsafe(c))
            {
                continue;
            }

            output.Append(text, written, i - written);
            written = i + 1;
            AppendEscape(output, c);
        }

        output.Append(text, written, text.Length - written);
    }

    /// <summary>Appends any other scalar.</summary>
    public static void AppendLiteral(StringBuilder output, ScalarNode scalar)
    {
        switch (scalar.ScalarKind)
        {
            case ScalarKind.Null:
                output.Append("null");
                break;
            case ScalarKind.Boolean:
                output.Append(scalar.BooleanValue ? "true" : "false");
                break;
            case ScalarKind.Integer:
                output.Append(CultureInfo.InvariantCulture, $"{scalar.IntegerValue}");
                break;
            default:
                AppendDouble(output, scalar);
                break;
        }
    }

    /// <summary>True for a word that every YAML parser, old or new, reads as the same string without quotes.</summary>
    public static bool IsSafeWord(string text)
    {
        if (text.Length is 0 or > 80 || !(char.IsAsciiLetter(text[0]) || text[0] == '_') || text[^1] is ' ')
        {
            return false;
        }

        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or '/') && !(c == ' ' && text[i - 1] != ' '))
            {
                return false;
            }
        }

        return !(text.Length <= 5 && IsReserved(text));
    }

    private static bool IsReserved(string text) =>
        text.ToLowerInvariant() is "null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n";

    // A double keeps its decimal point, so that every parser reads a double.
    private static void AppendDouble(StringBuilder output, ScalarNode scalar)
    {
        var value = scalar.DoubleValue;
        if (!double.IsFinite(value))
        {
            throw new AefInternalException($"The number {value.ToString(CultureInfo.InvariantCulture)} has no form in JSON.");
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!DecimalText.AreSame(text, scalar.Text))
        {
            // Other programs have numbers with more digits than a double.
            output.Append(DecimalText.ToJson(scalar.Text));
            return;
        }

        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        if (text.Contains('.', StringComparison.Ordinal))
        {
            output.Append(text);
        }
        else if (exponent < 0)
        {
            output.Append(text).Append(".0");
        }
        else
        {
            output.Append(text, 0, exponent).Append(".0").Append(text, exponent, text.Length - exponent);
        }
    }

    private static void AppendEscape(StringBuilder output, char unit)
    {
        switch (unit)
        {
            case '"':
                output.Append("\\\"");
                break;
            case '\\':
                output.Append("\\\\");
                break;
            case '\n':
                output.Append("\\n");
                break;
            case '\r':
                output.Append("\\r");
                break;
            case '\t':
                output.Append("\\t");
                break;
            case var c when char.IsSurrogate(c):
                output.Append("\\ufffd");
                break;
            case var c:
                output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                break;
        }
    }

    // Invisible characters, line breaks, characters that change the direction of text, and noncharacters: escaped.
    private static bool IsUnsafe(char c) => c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2028' or '\u2029'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or >= '\uFFF9' || char.IsSurrogate(c);
}
