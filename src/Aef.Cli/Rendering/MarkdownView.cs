using Aef.Cli.Terminal;

namespace Aef.Cli.Rendering;

/// <summary>
/// Shows a Markdown page as text for a terminal: headings, paragraphs wrapped to the width, lists, tables unchanged, and examples indented.
/// Code is colored; without color it keeps its backquotes.
/// </summary>
internal sealed class MarkdownView(TerminalWriter terminal)
{
    private const int WidestText = 100;
    private const string Fence = "```";

    private bool _isFirst = true;

    /// <summary>Writes a page.</summary>
    public void Write(string markdown)
    {
        var lines = markdown.Split('\n');
        var at = 0;
        while (at < lines.Length)
        {
            at = lines[at] switch
            {
                "" => at + 1,
                ['#', ..] heading => WriteHeading(heading, at),
                ['`', '`', '`', ..] => WriteExample(lines, at),
                ['|', ..] => WriteTable(lines, at),
                _ => WriteParagraph(lines, at),
            };
        }
    }

    private int WriteHeading(string heading, int at)
    {
        Separate();
        terminal.WriteLine(TerminalText.Clean(heading.TrimStart('#', ' ')), TextStyle.Bold);
        return at + 1;
    }

    private int WriteExample(string[] lines, int at)
    {
        Separate();
        for (at++; at < lines.Length && !lines[at].StartsWith(Fence, StringComparison.Ordinal); at++)
        {
            terminal.WriteLine(lines[at].Length == 0 ? string.Empty : "    " + TerminalText.Clean(lines[at]), TextStyle.Active);
        }

        return at + 1;
    }

    private int WriteTable(string[] lines, int at)
    {
        Separate();
        for (; at < lines.Length && lines[at].StartsWith('|'); at++)
        {
            terminal.WriteLine(TerminalText.Clean(lines[at]));
        }

        return at;
    }

    /// <summary>
    /// Lines up to the next block are one text; an item of a list is a text of its own, with its continuation lines indented.
    /// </summary>
    private int WriteParagraph(string[] lines, int at)
    {
        var isItem = IsItem(lines[at]);
        var first = at;
        while (++at < lines.Length && lines[at] is not ("" or ['#', ..] or ['|', ..] or ['`', '`', '`', ..]) && !IsItem(lines[at]))
        {
        }

        if (!isItem || first == 0 || !IsItem(lines[first - 1]))
        {
            Separate();
        }

        WriteWrapped(MarkdownText.Words(string.Join(' ', lines[first..at].Select(l => l.Trim()))), isItem ? 2 : 0);
        return at;
    }

    private void WriteWrapped(IEnumerable<IReadOnlyList<MarkdownText.Piece>> words, int indent)
    {
        var widest = Math.Min(terminal.Width, WidestText);
        var used = 0;
        foreach (var word in words)
        {
            var width = word.Sum(p => TerminalText.Width(p.Shown(terminal.Color)));
            if (used > 0 && used + 1 + width > widest)
            {
                terminal.WriteLine();
                terminal.Write(new string(' ', indent));
                used = indent;
            }
            else if (used > 0)
            {
                terminal.Write(" ");
                used++;
            }

            foreach (var piece in word)
            {
                terminal.Write(piece.Shown(terminal.Color), piece.IsCode ? TextStyle.Active : TextStyle.Plain);
            }

            used += width;
        }

        terminal.WriteLine();
    }

    private void Separate()
    {
        if (!_isFirst)
        {
            terminal.WriteLine();
        }

        _isFirst = false;
    }

    private static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);
}
