using System.Globalization;
using System.Text;

namespace Aef.Documents.Display;

/// <summary>
/// Makes a user's text safe to show and measures it. Names and messages may contain anything: line breaks, escape sequences that control
/// the terminal, commands to a CI runner. The result is one line.
/// </summary>
public static class TerminalText
{
    /// <summary>The text on one line, with every invisible character escaped.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text) || (!NeedsEscape(text) && !HasRunnerCommand(text)))
        {
            return text ?? string.Empty;
        }

        var clean = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(clean, rune);
        }

        // Commands to the runners of GitHub ("::error::" at the start of a line, after blanks too) and Azure ("##[…", "##vso[…" anywhere)
        // are
        // only commands in this exact form.
        var line = clean.ToString()
            .Replace("##[", "##\\[", StringComparison.Ordinal)
            .Replace("##vso[", "##vso\\[", StringComparison.OrdinalIgnoreCase);
        return StartsLikeCommand(line) ? "\\" + line : line;
    }

    /// <summary>The width of a clean text in columns: wide characters count two, combining marks none.</summary>
    public static int Width(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>The clean text in exactly <paramref name="width"/> columns: padded, or cut with an ellipsis.</summary>
    public static string Fit(string text, int width)
    {
        var cut = Cut(text, width);
        return cut + new string(' ', Math.Max(0, width - Width(cut)));
    }

    /// <summary>The clean text in at most <paramref name="width"/> columns, cut with an ellipsis.</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var cut = new StringBuilder();
        var used = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune);
            if (used > width)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return width < 1 ? string.Empty : cut.Append('…').ToString();
    }

    private static bool NeedsEscape(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsAscii ? !VisibleText.IsVisible(rune) : rune.Value is < 0x20 or 0x7F)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRunnerCommand(string text) =>
        StartsLikeCommand(text)
            || text.Contains("##[", StringComparison.Ordinal)
            || text.Contains("##vso[", StringComparison.OrdinalIgnoreCase);

    private static bool StartsLikeCommand(string text) => text.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal);

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (VisibleText.IsVisible(rune))
        {
            clean.Append(rune.ToString());
            return;
        }

        clean.Append(rune.Value switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => $"\\u{rune.Value:x4}",
        });
    }

    private static int Width(Rune rune)
    {
        if (rune.IsAscii)
        {
            return 1;
        }

        if (rune.Value is 0x200C or 0x200D
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return 0;
        }

        return rune.Value is (
            >= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (
                >= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD)
            ? 2
            : 1;
    }
}
