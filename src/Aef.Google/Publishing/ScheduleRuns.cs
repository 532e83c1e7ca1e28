using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;

namespace Aef.Google.Publishing;

/// <summary>Computes the next runs of schedules.</summary>
internal sealed class ScheduleRuns(ICron cron, DateTimeOffset now)
{
    private const int Count = 5;

    /// <summary>The next five runs; none for a paused schedule, for one in words, and for an unknown time zone.</summary>
    public IReadOnlyList<DateTimeOffset> Next(string? schedule, string? timeZone, string? state)
    {
        if (schedule is null || state == Rest.Scheduler.SchedulerJobState.Paused || CronSchedule.Parse(schedule) is null)
        {
            return [];
        }

        var zone = TimeZoneInfo.Utc;
        return timeZone is null or "Etc/UTC" or "UTC" || TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out zone!)
            ? [.. new ScheduleCalendar(new PipelineSchedule(schedule, timeZone), zone ?? TimeZoneInfo.Utc, cron).TimesFrom(now).Take(Count)]
            : [];
    }
}
