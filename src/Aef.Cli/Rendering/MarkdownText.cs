using System.Text.RegularExpressions;
using Aef.Cli.Terminal;

namespace Aef.Cli.Rendering;

/// <summary>A line of Markdown split into words; a code span is never broken, and a link shows its text.</summary>
internal static partial class MarkdownText
{
    /// <summary>The words of a text; a word has several pieces where code touches other characters, as in <c>`a`,</c>.</summary>
    public static IEnumerable<IReadOnlyList<Piece>> Words(string text)
    {
        var word = new List<Piece>();
        var spans = text.Split('`');
        for (var i = 0; i < spans.Length; i++)
        {
            // Every second span is between backquotes, unless the last one was never closed.
            if (i % 2 == 1 && i < spans.Length - 1)
            {
                word.Add(new Piece(TerminalText.Clean(spans[i]), IsCode: true));
                continue;
            }

            var span = i % 2 == 1 ? "`" + spans[i] : spans[i];
            var parts = Link().Replace(span, Shown).Split(' ');
            for (var p = 0; p < parts.Length; p++)
            {
                if (p > 0 && word.Count > 0)
                {
                    yield return word;
                    word = [];
                }

                if (parts[p].Length > 0)
                {
                    word.Add(new Piece(TerminalText.Clean(parts[p]), IsCode: false));
                }
            }
        }

        if (word.Count > 0)
        {
            yield return word;
        }
    }

    /// <summary>A link to a page of the documentation names the page, because its words alone can be a torn sentence.</summary>
    private static string Shown(Match link) => link.Groups["page"] is { Success: true, Value: var page }
        ? $"{link.Groups["words"].Value} (docs/{page})"
        : link.Groups["words"].Value;

    [GeneratedRegex(
        @"\[(?<words>[^\]]+)\]\((\.\./(?<page>[a-z-]+\.md)(#[^)]*)?|[^)]+)\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Link();

    /// <summary>A clean span of characters of one kind.</summary>
    internal readonly record struct Piece(string Text, bool IsCode)
    {
        /// <summary>The output: color replaces the backquotes.</summary>
        public string Shown(bool color) => IsCode && !color ? $"`{Text}`" : Text;
    }
}
