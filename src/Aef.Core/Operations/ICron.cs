namespace Aef.Core.Operations;

/// <summary>Computes the times of a cron expression, as clocks show them.</summary>
public interface ICron
{
    /// <summary>
    /// Returns the first time after <paramref name="after"/> that the schedule has; null when there is none, such as on 31 February. No
    /// time zone is involved: <see cref="ScheduleCalendar"/> knows what clocks skip and repeat.
    /// </summary>
    DateTime? Next(CronSchedule schedule, DateTime after);
}
