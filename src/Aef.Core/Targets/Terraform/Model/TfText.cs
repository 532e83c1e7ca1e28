using System.Globalization;
using System.Text;

namespace Aef.Core.Targets.Terraform.Model;

/// <summary>
/// Writes strings so that Terraform reads them as data. Terraform treats string values and keys of objects in JSON as templates, in which
/// <c>${</c> and <c>%{</c> begin code.
/// </summary>
internal static class TfText
{
    /// <summary>
    /// The text as a template that yields exactly this text. After a carriage return, Terraform 1.11 does not recognize each escape in a
    /// template, so such a text is a string literal in an expression.
    /// </summary>
    public static string Escape(string text) => text.Contains('\r', StringComparison.Ordinal)
        ? $"${{{Quote(text)}}}"
        : text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);

    /// <summary>The text as a string literal in an expression.</summary>
    public static string Quote(string text) => $"\"{Inner(text)}\"";

    /// <summary>A path in the folder of the module, as an expression.</summary>
    public static string Quote(TfPath path) => $"\"${{path.module}}/{Inner(path.Relative)}\"";

    /// <summary>
    /// The same JSON with each character that Terraform may normalize as an escape. Terraform stores strings in the normalization form
    /// C, so that two different strings of a user could become equal.
    /// </summary>
    public static string EscapeJson(string json)
    {
        if (!MayBeNormalized(json))
        {
            return json;
        }

        var output = new StringBuilder(json.Length + 16);
        foreach (var c in json)
        {
            _ = char.IsAscii(c) ? output.Append(c) : output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return output.ToString();
    }

    /// <summary>
    /// True if the text may have another form after Terraform has read it. The blocks contain all characters that the normalization form C
    /// replaces or combines, and some more.
    /// </summary>
    public static bool MayBeNormalized(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02ff') >= 0
        && text.EnumerateRunes().Any(r => r.Value >= 0x300 && MayBeNormalized(r));

    private static bool MayBeNormalized(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
        || rune.Value is 0x374 or 0x37e or 0x387
            or (>= 0x900 and <= 0xfff) // letters of India and Tibet
            or (>= 0x1100 and <= 0x11ff) // letters of Korean syllables
            or (>= 0x1f00 and <= 0x2001) // Greek, spaces
            or (>= 0x2126 and <= 0x212b) // symbols that are letters
            or 0x2329 or 0x232a or 0x2adc
            or (>= 0xf900 and <= 0xfaff) // compatible ideographs
            or (>= 0xfb1d and <= 0xfb4f) // Hebrew
            or (>= 0x11000 and <= 0x11fff)
            or (>= 0x1d100 and <= 0x1d1ff) // music
            or (>= 0x2f800 and <= 0x2fa1f);

    private static string Inner(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => output.Append("\\\""),
                '\\' => output.Append("\\\\"),
                '\n' => output.Append("\\n"),
                '\r' => output.Append("\\r"),
                '\t' => output.Append("\\t"),
                _ when char.IsControl(c) => output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => output.Append(c),
            };
        }

        return Escape(output.ToString());
    }
}
