namespace Aef.Core.Editing.Syntax;

/// <summary>Skips what is between tokens: blanks, line breaks and comments.</summary>
internal static class Trivia
{
    /// <summary>The offset of the next token from an offset that is not inside one.</summary>
    public static int Skip(string text, int offset, bool isJson)
    {
        while (offset < text.Length)
        {
            if (text[offset] is ' ' or '\t' or '\n' or '\r' or '\uFEFF')
            {
                offset++;
            }
            else if (isJson ? IsAt(text, offset, "//") : text[offset] == '#'
                && (offset == 0 || text[offset - 1] is ' ' or '\t' or '\n' or '\r' or ',' or '{' or '['))
            {
                offset = TextLines.EndOf(text, offset);
            }
            else if (isJson && IsAt(text, offset, "/*"))
            {
                var end = text.IndexOf("*/", offset + 2, StringComparison.Ordinal);
                offset = end < 0 ? text.Length : end + 2;
            }
            else
            {
                return offset;
            }
        }

        return offset;
    }

    /// <summary>True when a comment begins in a span that has no strings.</summary>
    public static bool HasComment(ReadOnlySpan<char> span, bool isJson) =>
        isJson ? span.Contains("//", StringComparison.Ordinal) || span.Contains("/*", StringComparison.Ordinal) : span.Contains('#');

    private static bool IsAt(string text, int offset, string mark) => string.CompareOrdinal(text, offset, mark, 0, mark.Length) == 0;
}
