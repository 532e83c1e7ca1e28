using Aef.Cli.Terminal;

namespace Aef.Cli.Rendering;

/// <summary>Writes rows in columns, two blanks apart; a terminal cuts the last column.</summary>
internal static class TextTable
{
    /// <summary>
    /// Writes the titles and the rows; nothing without rows. <paramref name="style"/> returns the style of a row by its index.
    /// </summary>
    public static void Write(
        TerminalWriter terminal,
        IReadOnlyList<string> titles,
        IReadOnlyList<IReadOnlyList<string>> rows,
        Func<int, TextStyle>? style = null)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var widths = titles.Select((t, column) => Math.Max(t.Length, rows.Max(r => r[column].Length))).ToArray();
        terminal.WriteLine(Line(titles, widths, terminal), TextStyle.Dim);
        for (var i = 0; i < rows.Count; i++)
        {
            terminal.WriteLine(Line(rows[i], widths, terminal), style?.Invoke(i) ?? TextStyle.Plain);
        }
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths, TerminalWriter terminal) => TerminalText.Cut(
        string.Join("  ", cells.Select((text, column) => TerminalText.Clean(text).PadRight(widths[column]))).TrimEnd(),
        terminal.AtMost(terminal.Width));
}
