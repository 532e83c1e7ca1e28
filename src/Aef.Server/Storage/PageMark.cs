using System.Globalization;
using System.Text;

namespace Aef.Server.Storage;

/// <summary>Where a page has ended.</summary>
/// <param name="Name">The last name or prefix.</param>
/// <param name="Generation">The last generation of the name; null after a prefix.</param>
internal sealed record PageMark(string Name, long? Generation)
{
    /// <summary>Reads a token; null if it is none.</summary>
    public static PageMark? Parse(string token)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(token));
            var at = text.IndexOf('\n', StringComparison.Ordinal);
            var number = at < 0 ? string.Empty : text[..at];
            return at < 0 ? null
                : number.Length == 0 ? new PageMark(text[(at + 1)..], null)
                : long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
                    ? new PageMark(text[(at + 1)..], generation)
                    : null;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The token for the next page.</summary>
    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Generation}\n{Name}")));
}
