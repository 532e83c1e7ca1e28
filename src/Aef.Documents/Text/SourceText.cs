namespace Aef.Documents.Text;

/// <summary>The text of one file (or a string from the caller) with its name for people.</summary>
public sealed class SourceText
{
    private int[]? _lineStarts;

    /// <summary>Creates a source text. <paramref name="path"/> is its name in diagnostics; null means that the text has no file.</summary>
    public SourceText(string text, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        Path = path;
    }

    /// <summary>The whole text, as decoded; offsets in spans count its UTF-16 units.</summary>
    public string Text { get; }

    /// <summary>The file's path as the caller named it, or null.</summary>
    public string? Path { get; }

    /// <summary>The line and column of an offset, both counted from 1. An offset past the end returns the end.</summary>
    public LinePosition GetPosition(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var starts = _lineStarts ??= FindLineStarts(Text);
        var index = Array.BinarySearch(starts, offset);
        if (index < 0)
        {
            index = ~index - 1;
        }

        return new LinePosition(index + 1, offset - starts[index] + 1);
    }

    /// <summary>The text of a line (counted from 1) without its line break; empty when there is no such line.</summary>
    public string GetLine(int line)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        if (line < 1 || line > starts.Length)
        {
            return string.Empty;
        }

        var end = line < starts.Length ? starts[line] : Text.Length;
        return Text[starts[line - 1]..end].TrimEnd('\r', '\n');
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
