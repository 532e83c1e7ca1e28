using System.Text;
using System.Text.RegularExpressions;

namespace Aef.Server.Storage;

/// <summary>
/// Patterns of names (https://cloud.google.com/storage/docs/json_api/v1/objects/list#list-objects-and-prefixes-using-glob): <c>*</c> and
/// <c>?</c> do not match <c>/</c>, <c>**</c> does, <c>[a-c]</c> and <c>{x,y}</c> are alternatives.
/// </summary>
internal static class GlobPattern
{
    private const int MaxLength = 1024;

    /// <summary>The pattern as a regular expression whose time grows with the length of a name only.</summary>
    public static Regex Create(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            throw StorageErrors.Invalid("The matchGlob is too long.");
        }

        var text = new StringBuilder("^");
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    text.Append(".*");
                    i++;
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '[' when pattern.IndexOf(']', i + 1) is > 0 and var close && close > i + 1:
                    text.Append(Class(pattern[(i + 1)..close]));
                    i = close;
                    break;
                case '{':
                    depth++;
                    text.Append("(?:");
                    break;
                case '}' when depth > 0:
                    depth--;
                    text.Append(')');
                    break;
                case ',' when depth > 0:
                    text.Append('|');
                    break;
                case '\\' when i + 1 < pattern.Length:
                    text.Append(Regex.Escape(pattern[++i].ToString()));
                    break;
                default:
                    text.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        try
        {
            return depth == 0
                ? new Regex(text.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant)
                : throw StorageErrors.Invalid("The matchGlob has a { without }.");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw StorageErrors.Invalid("The matchGlob is invalid.");
        }
    }

    private static string Class(string content)
    {
        var isNot = content[0] is '!' or '^';
        var text = content[(isNot ? 1 : 0)..].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
        return isNot ? $"[^/{text}]" : $"[{text}]";
    }
}
