using Aef.Core.Operations;
using Aef.Core.Semantics.Schedules;

namespace Aef.Server.Scheduler.Timing;

/// <summary>Reads the schedule of a job in its time zone.</summary>
internal static class JobTimings
{
    /// <summary>Reads a schedule; null, with the field and its problem, when schedule or time zone are invalid.</summary>
    public static IJobTiming? Parse(string? schedule, string? timeZone, out (string Field, string Problem) error)
    {
        error = default;
        if (ZoneOf(timeZone) is not { } zone)
        {
            error = ("time_zone", $"\"{timeZone}\" is not a name of the time zone database, such as Europe/Paris.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(schedule))
        {
            error = ("schedule", "A schedule is required, such as \"0 5 * * *\" or \"every 5 minutes\".");
            return null;
        }

        var problem = default(string);
        var timing = GrocParser.IsMeant(schedule) ? GrocParser.Parse(schedule, zone, out problem)
            : CronSchedule.Parse(schedule) is not null ? new CronTiming(schedule, zone)
            : (IJobTiming?)null;
        if (timing is null)
        {
            error = ("schedule", $"\"{schedule}\" is not a schedule: {problem ?? ScheduleText.Check(schedule)?.Message ?? "it is invalid"}.");
        }

        return timing;
    }

    /// <summary>The zone of a name; UTC if there is no name; null if it is unknown.</summary>
    private static TimeZoneInfo? ZoneOf(string? name) =>
        string.IsNullOrEmpty(name) || name.ToUpperInvariant() is "UTC" or "ETC/UTC" or "GMT" or "ETC/GMT" ? TimeZoneInfo.Utc
        : TimeZoneNames.Exists(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : null;
}
