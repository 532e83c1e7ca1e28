using System.Buffers;
using System.Globalization;
using System.Text;

namespace Aef.Core.Targets.Airflow.Python;

/// <summary>Writes strings of Python. It is the only class that does, so a string can never end early.</summary>
internal static class PyText
{
    private const int ShortestPiece = 20;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \n,;/&(");

    /// <summary>Printable ASCII characters that need no escape between double quotes.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The string in the quotes that need fewer escapes, double quotes if both need the same number.</summary>
    public static string Quote(string value)
    {
        if (!value.AsSpan().ContainsAnyExcept(Plain))
        {
            return $"\"{value}\"";
        }

        var quote = value.Count(c => c == '"') > value.Count(c => c == '\'') ? '\'' : '"';
        var builder = new StringBuilder(value.Length + 2).Append(quote);
        for (var index = 0; index < value.Length; index++)
        {
            if (char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
            {
                builder.Append(CultureInfo.InvariantCulture, $"\\U{char.ConvertToUtf32(value[index], value[index + 1]):x8}");
                index++;
            }
            else
            {
                Append(builder, value[index], quote);
            }
        }

        return builder.Append(quote).ToString();
    }

    /// <summary>The string between three quotes; null if it would need an escape, or has lines that are too long.</summary>
    public static string? Document(string value) =>
        value.All(c => c is '\n' or (>= ' ' and < '\x7f' and not '\\') || IsNarrowLetter(c))
        && !value.Contains("\"\"\"", StringComparison.Ordinal)
        && !value.EndsWith('"')
        && value.Split('\n').All(l => l.Length <= PyLayout.Width && !l.EndsWith(' '))
            ? $"\"\"\"{value}\"\"\""
            : null;

    /// <summary>The string as several strings that Python joins, none wider than <paramref name="width"/> if possible.</summary>
    public static IReadOnlyList<string> Pieces(string value, int width)
    {
        var pieces = new List<string>();
        var start = 0;
        while (start < value.Length)
        {
            var end = EndOfPiece(value, start, Math.Max(width, ShortestPiece));
            pieces.Add(Quote(value[start..end]));
            start = end;
        }

        return pieces.Count == 0 ? ["\"\""] : pieces;
    }

    /// <summary>The end of the longest piece that fits; after a blank or a separator if there is one.</summary>
    private static int EndOfPiece(string value, int start, int width)
    {
        var (low, high) = (start + 1, Math.Min(value.Length, start + width));
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Quote(value[start..middle]).Length <= width ? (middle, high) : (low, middle - 1);
        }

        if (low == value.Length)
        {
            return low;
        }

        var preferred = value.AsSpan(start, low - start).LastIndexOfAny(Separators);
        var end = preferred >= ShortestPiece / 2 ? start + preferred + 1 : low;
        return char.IsHighSurrogate(value[end - 1]) && char.IsLowSurrogate(value[end]) ? (end - 1 > start ? end - 1 : end + 1) : end;
    }

    private static void Append(StringBuilder builder, char c, char quote)
    {
        _ = c switch
        {
            '\\' => builder.Append("\\\\"),
            '\n' => builder.Append("\\n"),
            '\r' => builder.Append("\\r"),
            '\t' => builder.Append("\\t"),
            _ when c == quote => builder.Append('\\').Append(c),
            < ' ' or (>= '\x7f' and < '\xa0') => builder.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
            >= '\xa0' when !IsNarrowLetter(c) => builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            _ => builder.Append(c),
        };
    }

    /// <summary>True for letters of Latin, Greek and Cyrillic script, which are one column wide and written from left to right.</summary>
    private static bool IsNarrowLetter(char c) => c is >= '\xa0' and < '\u0530' && char.IsLetter(c);
}
