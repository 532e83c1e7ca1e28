using System.Globalization;

namespace Aef.Server.Storage;

/// <summary>The header of a piece of a resumable upload.</summary>
/// <param name="First">The first byte of the piece; null for a status query.</param>
/// <param name="Last">The last byte of the piece; null for a status query.</param>
/// <param name="Total">The size of the object; null while it is unknown.</param>
internal sealed record ContentRange(long? First, long? Last, long? Total)
{
    /// <summary>Reads <c>bytes 0-9/20</c>, <c>bytes 0-9/*</c>, <c>bytes */20</c> or <c>bytes */*</c>; null for anything else.</summary>
    public static ContentRange? Parse(string header)
    {
        if (!header.StartsWith("bytes ", StringComparison.OrdinalIgnoreCase) || header["bytes ".Length..].Trim().Split('/') is not [var range, var size])
        {
            return null;
        }

        var total = Number(size);
        if (total is null && size != "*")
        {
            return null;
        }

        return range == "*" ? new ContentRange(null, null, total)
            : range.Split('-') is [var from, var to] && Number(from) is { } first && Number(to) is { } last && last >= first && !(last >= total)
                ? new ContentRange(first, last, total)
                : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < long.MaxValue / 2 ? value : null;
}
