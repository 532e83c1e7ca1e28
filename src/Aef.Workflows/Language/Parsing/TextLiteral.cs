using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Strings in expressions: double quotes and the escapes of JSON. Unescaped line breaks are allowed.</summary>
internal static class TextLiteral
{
    /// <summary>The value of the text between the quotes; <paramref name="wrong"/> is the unknown escape.</summary>
    public static bool TryDecode(ReadOnlySpan<char> content, [NotNullWhen(true)] out string? value, [NotNullWhen(false)] out string? wrong)
    {
        wrong = null;
        if (!content.Contains('\\'))
        {
            value = content.ToString();
            return true;
        }

        var builder = new StringBuilder(content.Length);
        while (content.IndexOf('\\') is >= 0 and var slash)
        {
            builder.Append(content[..slash]);
            content = content[slash..];
            var (unit, length) = DecodeEscape(content);
            if (length == 0)
            {
                wrong = content[..Math.Min(2, content.Length)].ToString();
                value = null;
                return false;
            }

            builder.Append(unit);
            content = content[length..];
        }

        value = builder.Append(content).ToString();
        return true;
    }

    private static (char Unit, int Length) DecodeEscape(ReadOnlySpan<char> content) => content.Length < 2 ? default : content[1] switch
    {
        '"' => ('"', 2),
        '\\' => ('\\', 2),
        '/' => ('/', 2),
        'b' => ('\b', 2),
        'f' => ('\f', 2),
        'n' => ('\n', 2),
        'r' => ('\r', 2),
        't' => ('\t', 2),
        'u' when content.Length >= 6
            && ushort.TryParse(
                content.Slice(2, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var unit) => ((char)unit, 6),
        _ => default,
    };
}
