using System.Text;
using Aef.Documents.Display;

namespace Aef.Core.Views.Reports;

/// <summary>
/// The only class that writes a user's text into a Markdown page: escapes markup, links, mentions and the ends of table cells.
/// </summary>
internal static class MarkdownText
{
    public static string Of(string text)
    {
        var visible = VisibleText.Of(text);
        var result = new StringBuilder(visible.Length + 8);
        foreach (var c in visible)
        {
            switch (c)
            {
                case '<':
                    result.Append("&lt;");
                    break;
                case '&':
                    result.Append("&amp;");
                    break;
                case '@':
                    // A backslash prevents GitHub from reading markup, but not mentions.
                    result.Append("&#64;");
                    break;
                case '#':
                    result.Append("&#35;");
                    break;
                case ':' or '.' or '/' or '-' or ',' or ' ' or '(' or ')' or '\'' or '"' or '=' or '%' or '?' or ';':
                    result.Append(c);
                    break;
                default:
                    result.Append(char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) ? "\\" : string.Empty).Append(c);
                    break;
            }
        }

        // A bare URL would become a link.
        return result.Replace("://", ":&#47;&#47;").Replace("www.", "www&#46;").ToString();
    }
}
