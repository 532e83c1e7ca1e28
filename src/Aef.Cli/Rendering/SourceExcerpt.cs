using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>One line of a source with a location marked below it. Long lines are cut around the location.</summary>
internal sealed record SourceExcerpt(string Gutter, string BlankGutter, string Line, string Marker)
{
    // The columns that are shown before the location when the line is too long.
    private const int Lead = 24;

    /// <summary>The excerpt for a location, at most <paramref name="width"/> columns wide; null when the location has no text.</summary>
    public static SourceExcerpt? Of(Location location, int width)
    {
        if (location.Source is not { } source || location.Start.Line < 1)
        {
            return null;
        }

        var line = source.GetLine(location.Start.Line);
        var number = location.Start.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        var room = Math.Max(40, width - number.Length - 4);

        var start = Math.Clamp(location.Start.Column - 1, 0, line.Length);
        var end = location.End.Line == location.Start.Line ? Math.Clamp(location.End.Column - 1, start, line.Length) : line.Length;
        var from = line.Length <= room ? 0 : Aligned(line, Math.Clamp(start - Lead, 0, line.Length - room));
        var to = Aligned(line, Math.Min(line.Length, from + room));
        end = Math.Min(Math.Max(end, start), to);

        var before = Visible(line[from..start]);
        var marked = Visible(line[start..end]);
        var after = Visible(line[end..to]);
        var shown = TerminalText.Cut(
            (from > 0 ? "…" : string.Empty) + before + marked + after + (to < line.Length ? "…" : string.Empty),
            room);
        var indent = TerminalText.Width(before) + (from > 0 ? 1 : 0);
        var length = Math.Clamp(TerminalText.Width(marked), 1, Math.Max(1, room - indent));
        return new SourceExcerpt(
            number + " | ",
            new string(' ', number.Length) + " | ",
            shown.TrimEnd(),
            new string(' ', Math.Min(indent, room)) + "^" + new string('~', length - 1));
    }

    private static string Visible(string text) => TerminalText.Clean(text.Replace('\t', ' '));

    // Never cuts a surrogate pair in two.
    private static int Aligned(string line, int index) =>
        index > 0 && index < line.Length && char.IsLowSurrogate(line[index]) ? index - 1 : index;
}
