using System.Globalization;
using System.Text;
using Aef.Documents.Display;

namespace Aef.Web.Runs;

/// <summary>
/// A line of a log as parts with classes of the style sheet: colours and weights of SGR sequences. All other escape sequences are removed,
/// and invisible characters are shown, so that a log cannot change its appearance in another way.
/// </summary>
internal static class AnsiText
{
    private const char Escape = '\u001b';

    /// <summary>The parts of a line; the class is empty for plain text.</summary>
    public static IReadOnlyList<(string Text, string Style)> Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!line.Contains(Escape, StringComparison.Ordinal))
        {
            return [(TerminalText.Clean(line.Replace("\t", "    ", StringComparison.Ordinal)), string.Empty)];
        }

        var parts = new List<(string, string)>();
        var text = new StringBuilder();
        var style = default(Sgr);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != Escape)
            {
                text.Append(line[i] == '\t' ? "    " : line[i]);
                continue;
            }

            var end = EndOf(line, i);
            if (line[end - 1] == 'm' && i + 1 < line.Length && line[i + 1] == '[')
            {
                Flush();
                style = style.Apply(line[(i + 2)..(end - 1)]);
            }

            i = end - 1;
        }

        Flush();
        return parts;

        void Flush()
        {
            if (text.Length > 0)
            {
                parts.Add((TerminalText.Clean(text.ToString()), style.Style));
                text.Clear();
            }
        }
    }

    /// <summary>The index behind an escape sequence: CSI, OSC and the like, or two characters.</summary>
    private static int EndOf(string line, int start)
    {
        if (start + 1 >= line.Length)
        {
            return line.Length;
        }

        var i = start + 2;
        switch (line[start + 1])
        {
            case '[':
                while (i < line.Length && line[i] is < '@' or > '~')
                {
                    i++;
                }

                return Math.Min(line.Length, i + 1);
            case ']' or 'P' or 'X' or '^' or '_':
                while (i < line.Length && line[i] != '\a' && line[i] != Escape)
                {
                    i++;
                }

                return Math.Min(line.Length, i < line.Length && line[i] == Escape ? i + 2 : i + 1);
            default:
                return i;
        }
    }

    private readonly record struct Sgr(int Colour, bool IsBold, bool IsDim)
    {
        /// <summary>The classes; the colours are those of the palette of terminals, 30 to 37 and 90 to 97.</summary>
        public string Style => string.Join(' ', new[]
        {
            Colour > 0 ? string.Create(CultureInfo.InvariantCulture, $"ansi-{Colour}") : null,
            IsBold ? "ansi-bold" : null,
            IsDim ? "ansi-dim" : null,
        }.OfType<string>());

        public Sgr Apply(string codes)
        {
            var style = this;
            var numbers = codes.Split(';');
            for (var i = 0; i < numbers.Length; i++)
            {
                var code = numbers[i].Length == 0 ? 0
                    : int.TryParse(numbers[i], CultureInfo.InvariantCulture, out var number) ? number
                    : -1;
                if (code is 38 or 48)
                {
                    // Other palettes are not shown; their parameters follow.
                    i += i + 1 < numbers.Length && numbers[i + 1] == "5" ? 2 : 4;
                    continue;
                }

                style = code switch
                {
                    0 => default,
                    1 => style with { IsBold = true },
                    2 => style with { IsDim = true },
                    22 => style with { IsBold = false, IsDim = false },
                    39 => style with { Colour = 0 },
                    (>= 30 and <= 37) or (>= 90 and <= 97) => style with { Colour = code },
                    _ => style,
                };
            }

            return style;
        }
    }
}
