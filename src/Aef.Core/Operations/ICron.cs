namespace Aef.Core.Operations;

/// <summary>Computes when a schedule is due.</summary>
public interface ICron
{
    /// <summary>
    /// Returns the first moment after <paramref name="after"/> at which the schedule is due by the clocks of the zone; null when it never
    /// is, such as on 31 February. A time that the clocks skip is due when they have moved on. Of the hour that the clocks show twice, a
    /// fixed time is due once, and a
    /// repeated time, such as every five minutes, in both.
    /// </summary>
    DateTimeOffset? Next(CronSchedule schedule, TimeZoneInfo zone, DateTimeOffset after);
}
