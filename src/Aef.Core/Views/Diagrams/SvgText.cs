using System.Globalization;
using System.Text;
using Aef.Documents.Display;

namespace Aef.Core.Views.Diagrams;

/// <summary>The only class that writes a user's text into a picture: as characters, never as markup.</summary>
internal static class SvgText
{
    /// <summary>The text as content or as the value of an attribute, escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var rune in VisibleText.Of(text).EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                // XML does not allow these characters, not even as references.
                < ' ' or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>The text cut to a number of columns; wide characters count as two.</summary>
    public static string Cut(string text, int columns)
    {
        var cut = new StringBuilder();
        var used = 0;
        foreach (var rune in VisibleText.Of(text).EnumerateRunes())
        {
            used += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                ? 0 : rune.Value >= 0x1100 ? 2
                : 1;
            if (used > columns)
            {
                cut.Length = Math.Max(0, cut.Length - 1);
                return cut.Append('…').ToString();
            }

            cut.Append(rune.ToString());
        }

        return cut.ToString();
    }
}
