using System.Buffers.Text;
using System.Text;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>
/// Base64 of strings that contain a secret. Three bytes become four characters, so that the encoded form depends on the number of bytes
/// before it, modulo three: its alignment. Of each alignment this class knows the characters that depend on the secret alone.
/// </summary>
internal static class SecretBase64
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The steps that encode UTF-8, in both alphabets.</summary>
    public static IReadOnlyList<string> Alignments { get; } =
        ["base64-0", "base64-1", "base64-2", "base64url-0", "base64url-1", "base64url-2"];

    /// <summary>The steps that encode in the other charsets of <c>text.encode</c>.</summary>
    public static IReadOnlyList<string> OtherCharsets { get; } =
        ["utf16le-0", "utf16le-1", "utf16le-2", "utf16be-0", "utf16be-1", "utf16be-2", "latin1-0", "latin1-1", "latin1-2"];

    /// <summary>True for the characters of both alphabets.</summary>
    public static bool IsDigit(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '-' or '_';

    /// <summary>True when ISO-8859-1 has all characters of the text.</summary>
    public static bool IsLatin1(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\u00ff');

    /// <summary>The result of a step for a string; null when there is no such step.</summary>
    public static string? Encode(string text, string step)
    {
        if (step == "base64")
        {
            return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        }

        if (Split(step) is not var (charset, alignment) || BytesOf(text, charset) is not { } bytes)
        {
            return null;
        }

        var aligned = new byte[alignment + bytes.Length];
        bytes.CopyTo(aligned, alignment);
        var first = alignment == 0 ? 0 : alignment + 1;
        var end = aligned.Length * 8 / 6;
        var digits = end > first ? Convert.ToBase64String(aligned)[first..end] : string.Empty;
        return charset == "base64url" ? digits.Replace('+', '-').Replace('/', '_') : digits;
    }

    /// <summary>Whether a neighbor of the secret shares the first and the last character; null for a step of another kind.</summary>
    public static (bool AtStart, bool AtEnd)? OpenEnds(string text, string step) =>
        Split(step) is var (charset, alignment) && BytesOf(text, charset) is { } bytes
            ? (alignment != 0, (alignment + bytes.Length) % 3 != 0)
            : null;

    /// <summary>The text in a base64 secret; null when it is not base64 of text.</summary>
    public static string? Decode(string text)
    {
        text = text.Trim();
        if (text.Length < 8 || !Base64.IsValid(text))
        {
            return null;
        }

        try
        {
            var decoded = StrictUtf8.GetString(Convert.FromBase64String(text));
            return decoded.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)) ? null : decoded;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (string Charset, int Alignment)? Split(string step) =>
        step is [.. var charset, '-', >= '0' and <= '2'] ? (charset, step[^1] - '0') : null;

    private static byte[]? BytesOf(string text, string charset) => charset switch
    {
        "base64" or "base64url" => Encoding.UTF8.GetBytes(text),
        "utf16le" => Encoding.Unicode.GetBytes(text),
        "utf16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "latin1" when IsLatin1(text) => Encoding.Latin1.GetBytes(text),
        _ => null,
    };
}
