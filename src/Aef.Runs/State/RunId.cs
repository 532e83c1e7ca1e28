using System.Buffers;
using System.Globalization;

namespace Aef.Runs.State;

/// <summary>
/// Ids of recorded runs, such as <c>20261130-181500-k3f</c>: the time in UTC, and three characters, of which the first two are the
/// milliseconds. Ids sort by time. No character looks like another one.
/// </summary>
public static class RunId
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const string Format = "yyyyMMdd'-'HHmmss";
    private const int TimeLength = 15;
    private static readonly SearchValues<char> Known = SearchValues.Create(Digits);
    private static readonly SearchValues<char> KnownInPrefix = SearchValues.Create(Digits + "-");

    /// <summary>The number of characters of an id.</summary>
    public const int Length = TimeLength + 4;

    /// <summary>An id for a run that starts now; <paramref name="salt"/> distinguishes runs of the same millisecond.</summary>
    public static string Create(DateTimeOffset now, int salt)
    {
        var time = now.UtcDateTime;
        ReadOnlySpan<char> last = [Digits[time.Millisecond / 32], Digits[time.Millisecond % 32], Digits[salt & 31]];
        return $"{time.ToString(Format, CultureInfo.InvariantCulture)}-{last}";
    }

    /// <summary>True for a string that has the form of an id.</summary>
    public static bool IsId(ReadOnlySpan<char> text) =>
        text.Length == Length && text[TimeLength] == '-' && !text[(TimeLength + 1)..].ContainsAnyExcept(Known) && TimeOf(text) is not null;

    /// <summary>True for a string that could be the beginning of an id: at least the first three digits of a year.</summary>
    public static bool IsPrefix(ReadOnlySpan<char> text) =>
        text.Length is >= 3 and <= Length && !text[..3].ContainsAnyExceptInRange('0', '9') && !text.ContainsAnyExcept(KnownInPrefix);

    /// <summary>The second in which the run with this id was started; null if it is no id.</summary>
    public static DateTimeOffset? TimeOf(ReadOnlySpan<char> id) =>
        id.Length == Length
        && DateTimeOffset.TryParseExact(
            id[..TimeLength],
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;
}
