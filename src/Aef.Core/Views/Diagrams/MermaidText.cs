using System.Globalization;
using System.Text;
using Aef.Documents.Display;

namespace Aef.Core.Views.Diagrams;

/// <summary>
/// The only class that writes a user's text into a Mermaid chart. Mermaid reads labels as Markdown and HTML and has entities of its own
/// (<c>#35;</c>): everything but letters, digits and blanks becomes one, except '_', '-' and '.' inside a word, where they have no meaning.
/// </summary>
internal static class MermaidText
{
    public static string Of(string text)
    {
        var visible = VisibleText.Of(text);
        var result = new StringBuilder(visible.Length + 16);
        for (var i = 0; i < visible.Length; i++)
        {
            var c = visible[i];
            if (char.IsAsciiLetterOrDigit(c) || c == ' ' || !char.IsAscii(c) || (c is '_' or '-' or '.' && IsInsideWord(visible, i)))
            {
                result.Append(c);
            }
            else
            {
                result.Append('#').Append(((int)c).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
        }

        return result.ToString();
    }

    private static bool IsInsideWord(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsAsciiLetterOrDigit(text[index - 1]) && char.IsAsciiLetterOrDigit(text[index + 1]);
}
