namespace Aef.Server.Scheduler.Timing;

/// <summary>The days of a month on which a job is due: numbered days, or weekdays in some weeks.</summary>
/// <param name="MonthDays">Days from 1 to 31; empty if weekdays count.</param>
/// <param name="Ordinals">The first to fifth weekday of the month.</param>
/// <param name="Weekdays">The weekdays.</param>
internal sealed record GrocDays(IReadOnlySet<int> MonthDays, IReadOnlySet<int> Ordinals, IReadOnlySet<DayOfWeek> Weekdays)
{
    /// <summary>The days in a month, in order.</summary>
    public IEnumerable<DateTime> In(DateTime firstOfMonth)
    {
        var length = DateTime.DaysInMonth(firstOfMonth.Year, firstOfMonth.Month);
        return Enumerable.Range(1, length).Select(d => firstOfMonth.AddDays(d - 1)).Where(IsDue);
    }

    private bool IsDue(DateTime day) => MonthDays.Count > 0
        ? MonthDays.Contains(day.Day)
        : Weekdays.Contains(day.DayOfWeek) && Ordinals.Contains(((day.Day - 1) / 7) + 1);
}
