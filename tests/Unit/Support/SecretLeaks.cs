using System.Text;
using System.Text.RegularExpressions;

namespace Aef.Tests.Support;

/// <summary>
/// Searches for a secret in a string in another way than the code that hides it: decodes whatever can be decoded, several times, and
/// searches parts of the secret there.
/// </summary>
internal static partial class SecretLeaks
{
    private const int Part = 6;

    /// <summary>The part of a secret that can be read in a string; null when none can.</summary>
    public static string? Find(string text, string secret) =>
        Find(text, [.. Enumerable.Range(0, secret.Length - Part + 1).Select(i => secret.Substring(i, Part))], 3);

    private static string? Find(string text, string[] parts, int depth)
    {
        if (parts.FirstOrDefault(p => text.Contains(p, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        return depth == 0 ? null
            : Decode(text).Where(d => d != text).Select(d => Find(d, parts, depth - 1)).FirstOrDefault(f => f is not null);
    }

    private static IEnumerable<string> Decode(string text)
    {
        yield return Uri.UnescapeDataString(text.Replace('+', ' '));
        yield return Escape().Replace(text, m => Unescape(m.Value));
        foreach (var match in Base64().Matches(text).Cast<Match>())
        {
            var digits = match.Value.Replace('-', '+').Replace('_', '/');
            for (var from = 0; from < 4; from++)
            {
                var length = (digits.Length - from) / 4 * 4;
                if (length > 0)
                {
                    var bytes = Convert.FromBase64String(digits.Substring(from, length));
                    yield return Encoding.Latin1.GetString(bytes);
                    yield return Encoding.Latin1.GetString([.. bytes.Where(b => b != 0)]); // UTF-16
                }
            }
        }
    }

    // One left to right pass: what is left of one escape never becomes part of another.
    private static string Unescape(string escape) => escape[1] switch
    {
        'u' => ((char)Convert.ToUInt16(escape[2..], 16)).ToString(),
        'b' => "\b",
        'f' => "\f",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        var itself => itself.ToString(),
    };

    [GeneratedRegex("""\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])""", RegexOptions.None, 60_000)]
    private static partial Regex Escape();

    [GeneratedRegex("[A-Za-z0-9+/_-]{8,}", RegexOptions.None, 60_000)]
    private static partial Regex Base64();
}
