using System.Text;
using Aef.Documents.Display;

namespace Aef.Core.Views.Reports;

/// <summary>The one place where a user's text enters a Markdown page: nothing in it is markup, a link, a mention or the end of a table cell.</summary>
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
                    // A backslash keeps GitHub from reading markup, not from reading a mention.
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

        // A bare address would become a link.
        return result.Replace("://", ":&#47;&#47;").Replace("www.", "www&#46;").ToString();
    }
}
