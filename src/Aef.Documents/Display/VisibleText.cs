using System.Globalization;
using System.Text;

namespace Aef.Documents.Display;

/// <summary>Shows a user's text in full on one line: invisible characters, and those that would reverse the line, are escaped.</summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune))
            {
                result.Append(rune.ToString());
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
        }

        return result.ToString();
    }

    /// <summary>
    /// True when a character is visible as itself. Format characters change the direction of a line or are invisible; the two joiners
    /// belong to scripts and emoji. A lone surrogate is enumerated as U+FFFD, which is visible.
    /// </summary>
    public static bool IsVisible(Rune rune) =>
        rune.Value is 0x200C or 0x200D || (!IsNoncharacter(rune.Value) && Rune.GetUnicodeCategory(rune) is not
        (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate));

    // Unicode reserves these for ever; XML and many terminals refuse them.
    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
