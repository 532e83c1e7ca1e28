using System.Buffers;
using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Documents.Reading;

/// <summary>Resolves unquoted scalars by the core schema of YAML 1.2, which includes the literals of JSON.</summary>
public static class PlainScalar
{
    private const int LongestShown = 80;

    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The node for an unquoted scalar. Numbers out of range are reported and become the nearest value.</summary>
    public static ScalarNode Resolve(string text, Location location, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return ScalarNode.Null(location);
            case "true" or "True" or "TRUE":
                return ScalarNode.Boolean(true, location);
            case "false" or "False" or "FALSE":
                return ScalarNode.Boolean(false, location);
            default:
                return IsNumber(text) ? ResolveNumber(text, location, diagnostics) : ScalarNode.String(text, location);
        }
    }

    /// <summary>True when the core schema reads the text as a number, finite or not.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || (!char.IsAsciiDigit(text[0]) && text[0] is not ('-' or '+' or '.')))
        {
            return false;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return text.Length > 2 && !text[2..].ContainsAnyExcept(HexadecimalDigits);
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return text.Length > 2 && !text[2..].ContainsAnyExceptInRange('0', '7');
        }

        var unsigned = text[0] is '-' or '+' ? text[1..] : text;
        return unsigned is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN" || IsDecimal(unsigned);
    }

    internal static ScalarNode ResolveNumber(string text, Location location, DiagnosticBag diagnostics)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal)
            && hexadecimal >= 0)
        {
            return ScalarNode.Integer(hexadecimal, location);
        }

        if (text.StartsWith("0o", StringComparison.Ordinal) && text.Length <= 22)
        {
            return ScalarNode.Integer(text.Skip(2).Aggregate(0L, (value, digit) => (value << 3) + (digit - '0')), location);
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return ScalarNode.Integer(integer, location);
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            diagnostics.Add(
                DocumentDiagnostics.NumberOutOfRange.At(location, text.Length > LongestShown ? text[..LongestShown] + "…" : text));
            return ScalarNode.Double(0, location);
        }

        if (!text.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            diagnostics.Add(DocumentDiagnostics.IntegerTooLarge.At(location, text));
        }

        return ScalarNode.Double(number, location, text);
    }

    // [0-9]+ ( \. [0-9]* )? | \. [0-9]+, then ( [eE] [-+]? [0-9]+ )?
    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        var whole = SkipDigits(text, 0);
        var end = whole;
        if (end < text.Length && text[end] == '.')
        {
            end = SkipDigits(text, end + 1);
            if (whole == 0 && end == 1)
            {
                return false;
            }
        }
        else if (whole == 0)
        {
            return false;
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1 < text.Length && text[end + 1] is '-' or '+' ? end + 2 : end + 1;
            end = SkipDigits(text, exponent);
            return end > exponent && end == text.Length;
        }

        return end == text.Length;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
        {
            start++;
        }

        return start;
    }
}
