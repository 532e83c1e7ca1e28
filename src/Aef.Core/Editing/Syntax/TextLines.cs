namespace Aef.Core.Editing.Syntax;

/// <summary>The lines of a text whose lines end with LF, by offset.</summary>
internal static class TextLines
{
    /// <summary>The offset of the first character of the line.</summary>
    public static int StartOf(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>The offset of the LF that ends the line, or the length of the text.</summary>
    public static int EndOf(string text, int offset)
    {
        var end = text.IndexOf('\n', offset);
        return end < 0 ? text.Length : end;
    }

    /// <summary>The number of characters before the offset in its line.</summary>
    public static int Column(string text, int offset) => offset - StartOf(text, offset);

    /// <summary>The blanks at the start of the line.</summary>
    public static string Indentation(string text, int offset)
    {
        var start = StartOf(text, offset);
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text[start..end];
    }

    /// <summary>True when only blanks are before the offset in its line.</summary>
    public static bool StartsLine(string text, int offset) =>
        text.AsSpan(StartOf(text, offset)..offset).IndexOfAnyExcept(' ', '\t') < 0;

    /// <summary>True when the line has no character besides blanks.</summary>
    public static bool IsBlank(string text, int lineStart) =>
        text.AsSpan(lineStart, EndOf(text, lineStart) - lineStart).IndexOfAnyExcept(' ', '\t') < 0;

    /// <summary>True when the line has only a comment, which begins at the column.</summary>
    public static bool IsComment(string text, int lineStart, int column)
    {
        var line = text.AsSpan(lineStart, EndOf(text, lineStart) - lineStart);
        return line.Length > column && line[..column].IndexOfAnyExcept(' ', '\t') < 0
            && line[column..] is ['#', ..] or ['/', '/' or '*', ..];
    }

    /// <summary>The start of the comment lines directly above a line, with the same indentation; the line itself without any.</summary>
    public static int CommentsAbove(string text, int lineStart, int column)
    {
        var start = lineStart;
        while (start > 0 && StartOf(text, start - 1) is var above && IsComment(text, above, column))
        {
            start = above;
        }

        // Comments at the top of a file are about the file, such as the name of its schema.
        return start == 0 ? lineStart : start;
    }

    /// <summary>The number of blank lines directly above a line.</summary>
    public static int BlankAbove(string text, int lineStart)
    {
        var count = 0;
        while (lineStart > 0 && StartOf(text, lineStart - 1) is var above && IsBlank(text, above))
        {
            lineStart = above;
            count++;
        }

        return count;
    }

    /// <summary>The offset after the blank lines that begin at a line.</summary>
    public static int AfterBlank(string text, int lineStart)
    {
        while (lineStart < text.Length && IsBlank(text, lineStart) && EndOf(text, lineStart) is var end && end < text.Length)
        {
            lineStart = end + 1;
        }

        return lineStart;
    }
}
