namespace Aef.Core.Semantics.Schedules;

/// <summary>
/// The clocks of a time zone. Clocks skip times and repeat times, so a wall time is the time of no instant, of one or of two. Only the
/// offset of an instant is certain; all else follows from it.
/// </summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The wall time of an instant.</summary>
    public DateTime WallOf(DateTime instant) => DateTime.SpecifyKind(instant + Offset(instant), DateTimeKind.Unspecified);

    /// <summary>An instant with its offset.</summary>
    public DateTimeOffset At(DateTime instant) => new(WallOf(instant), Offset(instant));

    /// <summary>The first instant at which the clocks show a wall time; if they skip it, the first instant after that.</summary>
    public DateTime First(DateTime wall)
    {
        var (low, high) = Candidates(wall);
        if (WallOf(low) == wall)
        {
            return low;
        }

        while (WallOf(high) != wall && high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + TimeSpan.FromSeconds(Math.Floor((high - low).TotalSeconds / 2));
            (low, high) = WallOf(middle) < wall ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The last instant at which the clocks show a wall time; if they skip it, the first instant after that.</summary>
    public DateTime Last(DateTime wall)
    {
        var (_, high) = Candidates(wall);
        return WallOf(high) == wall ? high : First(wall);
    }

    /// <summary>The instants of a wall time by the offsets of the day before and of the day after.</summary>
    private (DateTime Low, DateTime High) Candidates(DateTime wall)
    {
        var instant = DateTime.SpecifyKind(wall, DateTimeKind.Utc);
        var (before, after) = (Offset(instant - Day), Offset(instant + Day));
        return before > after ? (instant - before, instant - after) : (instant - after, instant - before);
    }

    private TimeSpan Offset(DateTime instant) => zone.GetUtcOffset(new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)));
}
