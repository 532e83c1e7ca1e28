using Aef.Core.Semantics.Schedules;

namespace Aef.Server.Scheduler.Timing;

/// <summary>
/// Intervals such as <c>every 5 minutes</c>. A plain interval counts from the previous time. With a range of the day it counts from the
/// start of the range, which begins again each day; the end of the range is part of it.
/// </summary>
/// <param name="interval">The time between two runs.</param>
/// <param name="range">The range of the day; null for none. It may end on the next day.</param>
/// <param name="weekdays">The weekdays on which the job is due; empty for all.</param>
/// <param name="zone">The zone of the clocks.</param>
internal sealed class IntervalTiming(
    TimeSpan interval,
    (TimeSpan Start, TimeSpan End)? range,
    IReadOnlySet<DayOfWeek> weekdays,
    TimeZoneInfo zone) : IJobTiming
{
    private const int MinutesOfWeek = 7 * 24 * 60;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ZoneClock _clock = new(zone);

    /// <inheritdoc/>
    public bool IsCron => false;

    /// <inheritdoc/>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var time = after.UtcDateTime;

        // Two weeks, because a range may leave out the only weekday when the clocks change.
        for (var i = 0; i < 2 * MinutesOfWeek; i++)
        {
            if (time.Year > 9_990)
            {
                return null;
            }

            time = range is { } hours ? InRange(time, hours.Start, hours.End) : CutSeconds(time + interval);
            if (weekdays.Count == 0 || weekdays.Contains(_clock.WallOf(time).DayOfWeek))
            {
                return new DateTimeOffset(time, TimeSpan.Zero);
            }
        }

        return null;
    }

    private DateTime InRange(DateTime time, TimeSpan start, TimeSpan end)
    {
        var began = LatestAt(time, start);
        var count = ((time - began).Ticks / interval.Ticks) + 1;
        var next = began + TimeSpan.FromTicks(count * interval.Ticks);
        var restart = FirstAfter(time, start);
        return IsInRange(time, start, end) && IsInRange(next, start, end) && next < restart ? next : restart;
    }

    /// <summary>True from the start to the end of the range, both included.</summary>
    private bool IsInRange(DateTime time, TimeSpan start, TimeSpan end)
    {
        var ended = LatestAt(time, end);
        return LatestAt(time, start) > ended || time == ended;
    }

    private DateTime LatestAt(DateTime time, TimeSpan ofDay)
    {
        var day = _clock.WallOf(time).Date + Day;
        DateTime result;
        do
        {
            result = _clock.First(day + ofDay);
            day -= Day;
        }
        while (result > time);
        return result;
    }

    private DateTime FirstAfter(DateTime time, TimeSpan ofDay)
    {
        var day = _clock.WallOf(time).Date - Day;
        DateTime result;
        do
        {
            result = _clock.First(day + ofDay);
            day += Day;
        }
        while (result <= time);
        return result;
    }

    private static DateTime CutSeconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));
}
