using Aef.Core.Semantics.Schedules;

namespace Aef.Server.Scheduler.Timing;

/// <summary>
/// One time of the day on some days, such as <c>1st,3rd mon of quarter 9:00</c>. A time that the clocks repeat is due at the first of the
/// two, and one that they skip at the first moment after it.
/// </summary>
/// <param name="days">The days of the month, or the weekdays in some weeks of the month.</param>
/// <param name="months">The months from 1 to 12.</param>
/// <param name="time">The time of the day.</param>
/// <param name="zone">The zone of the clocks.</param>
internal sealed class DailyTiming(GrocDays days, IReadOnlySet<int> months, TimeSpan time, TimeZoneInfo zone) : IJobTiming
{
    /// <summary>Leap days, or fifth weekdays in February, can be this far apart.</summary>
    private const int LargestGapInMonths = 45 * 12;

    private readonly ZoneClock _clock = new(zone);

    /// <inheritdoc/>
    public bool IsCron => false;

    /// <inheritdoc/>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        // The day before counts too: the clocks of a zone may skip from its evening into the next day.
        var first = _clock.WallOf(after.UtcDateTime).Date.AddDays(-1);
        var month = new DateTime(first.Year, first.Month, 1);
        for (var i = 0; i < LargestGapInMonths && month.Year < 9_990; i++, month = month.AddMonths(1))
        {
            if (!months.Contains(month.Month))
            {
                continue;
            }

            foreach (var day in days.In(month).Where(d => d >= first))
            {
                var instant = _clock.First(day + time);
                if (instant > after.UtcDateTime)
                {
                    return new DateTimeOffset(instant, TimeSpan.Zero);
                }
            }
        }

        return null;
    }
}
