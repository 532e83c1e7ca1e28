using System.Globalization;
using System.Text;

namespace Aef.Documents.Display;

/// <summary>Formats a user's text for a one-line message: quoted, cut to a readable length, control characters escaped.</summary>
internal static class Quoted
{
    private const int MaxLength = 80;

    public static string Text(string text)
    {
        var result = new StringBuilder("\"");
        var cut = text.Length > MaxLength;
        foreach (var rune in (cut ? text.AsSpan(0, MaxLength) : text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                result.Append(rune.ToString());
            }
        }

        return result.Append(cut ? "…\"" : "\"").ToString();
    }

    /// <summary>Words as a choice: <c>a, b or c</c>.</summary>
    public static string Choice(IReadOnlyList<string> words) => Joined(words, "or");

    /// <summary>Words as a list: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> words) => Joined(words, "and");

    private static string Joined(IReadOnlyList<string> words, string last) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} {last} {words[^1]}";
}
