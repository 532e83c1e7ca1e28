using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Documents.Tree;

/// <summary>
/// Finds the location of a span inside a scalar's value, across quotes and escapes, when the scalar is on one line. In folded and literal
/// blocks every span is located at the whole scalar.
/// </summary>
internal readonly struct ScalarLocations
{
    private readonly Location _whole;
    private readonly int _start;
    private readonly int[]? _offsets;

    private ScalarLocations(Location whole, int start, int[]? offsets)
    {
        _whole = whole;
        _start = start;
        _offsets = offsets;
    }

    /// <summary>
    /// The locations inside the value <paramref name="text"/> that is at <paramref name="location"/>, with or without quotes.
    /// </summary>
    public static ScalarLocations For(string text, Location location)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(location);
        if (location.Source is not { } source || text.Length == 0 || location.Span.Length < text.Length)
        {
            return new ScalarLocations(location, -1, null);
        }

        var start = location.Span.Start;
        var raw = source.Text.AsSpan(start, Math.Min(location.Span.Length, source.Text.Length - start));
        if (raw.StartsWith(text, StringComparison.Ordinal))
        {
            return new ScalarLocations(location, start, null);
        }

        if (raw[0] is not ('"' or '\'') || raw.Length < text.Length + 2)
        {
            return new ScalarLocations(location, -1, null);
        }

        return raw[1..].StartsWith(text, StringComparison.Ordinal)
            ? new ScalarLocations(location, start + 1, null)
            : new ScalarLocations(location, -1, MapEscapes(raw, start, text));
    }

    /// <summary>The location of <paramref name="length"/> UTF-16 units from <paramref name="start"/> on.</summary>
    public Location At(int start, int length)
    {
        if (_whole.Source is not { } source)
        {
            return _whole;
        }

        if (_offsets is not null)
        {
            var last = _offsets.Length - 1;
            return Location.FromSource(
                source,
                TextSpan.FromBounds(_offsets[Math.Min(start, last)], _offsets[Math.Min(start + length, last)]));
        }

        return _start < 0 ? _whole : Location.FromSource(source, new TextSpan(_start + start, length));
    }

    // The offset in the source of every unit of the value and of its end; null when the source does not decode to the value.
    private static int[]? MapEscapes(ReadOnlySpan<char> raw, int start, string text)
    {
        var offsets = new int[text.Length + 1];
        var quote = raw[0];
        var unit = 0;
        var i = 1;
        while (i < raw.Length && unit < text.Length)
        {
            if (raw[i] is '\r' or '\n')
            {
                return null;
            }

            var width = quote == '"' ? DoubleQuotedWidth(raw[i..]) : raw[i] == '\'' ? 2 : 1;
            offsets[unit++] = start + i;
            if (width == 10 && raw[i] == '\\' && unit < text.Length && char.IsLowSurrogate(text[unit]))
            {
                offsets[unit++] = start + i;
            }

            i += width;
        }

        offsets[text.Length] = start + i;
        return unit == text.Length && i < raw.Length && raw[i] == quote ? offsets : null;
    }

    private static int DoubleQuotedWidth(ReadOnlySpan<char> raw) => raw is not ['\\', var kind, ..]
        ? 1
        : kind switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 2 };
}
