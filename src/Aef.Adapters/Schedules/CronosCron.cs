using Aef.Core.Operations;
using Cronos;

namespace Aef.Adapters.Schedules;

/// <summary>
/// Computes occurrences with Cronos. Cronos accepts more than Cloud Scheduler does, so it only gets fields that <see cref="CronSchedule"/>
/// has checked. It also requires both day fields to match, where unix-cron requires one of them: such a schedule becomes two expressions,
/// and the earlier occurrence counts.
/// </summary>
public sealed class CronosCron : ICron
{
    private const string EveryDay = "*";

    /// <inheritdoc/>
    public DateTime? Next(CronSchedule schedule, DateTime after)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (!schedule.RestrictsDayOfMonth || !schedule.RestrictsDayOfWeek)
        {
            return Next(schedule, schedule.DayOfMonth, schedule.DayOfWeek, after);
        }

        var byMonth = Next(schedule, schedule.DayOfMonth, EveryDay, after);
        var byWeek = Next(schedule, EveryDay, schedule.DayOfWeek, after);
        return byMonth < byWeek || byWeek is null ? byMonth : byWeek;
    }

    private static DateTime? Next(CronSchedule schedule, string dayOfMonth, string dayOfWeek, DateTime after) =>
        CronExpression.Parse($"{schedule.Minute} {schedule.Hour} {dayOfMonth} {schedule.Month} {dayOfWeek}")
            .GetNextOccurrence(DateTime.SpecifyKind(after, DateTimeKind.Utc));
}
