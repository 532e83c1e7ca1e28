using System.Globalization;

namespace Aef.Server.Storage;

/// <summary>The part of an object that a request wants.</summary>
/// <param name="First">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
internal readonly record struct ByteRange(long First, long Length)
{
    /// <summary>
    /// Reads a header such as <c>bytes=0-9</c>, <c>bytes=5-</c> or <c>bytes=-3</c>. Null, as without a header, if it has another form or several
    /// ranges: then the whole object is the answer.
    /// </summary>
    /// <param name="header">The header.</param>
    /// <param name="size">The size of the object.</param>
    /// <param name="isSatisfiable">False if the range begins after the end of the object.</param>
    public static ByteRange? Parse(string? header, long size, out bool isSatisfiable)
    {
        isSatisfiable = true;
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) || header["bytes=".Length..].Split('-') is not [var from, var to])
        {
            return null;
        }

        var (first, last) = (Number(from), Number(to));
        if (from.Length == 0 && last is { } suffix)
        {
            isSatisfiable = suffix > 0 && size > 0;
            return new ByteRange(Math.Max(0, size - suffix), Math.Min(suffix, size));
        }

        if (first is not { } start || (last is null && to.Length > 0) || last < start)
        {
            return null;
        }

        isSatisfiable = start < size;
        return new ByteRange(start, Math.Min((last ?? long.MaxValue - 1) + 1, size) - start);
    }

    private static long? Number(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
