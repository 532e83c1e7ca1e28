using System.Globalization;
using Aef.Adapters.Schedules;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Schedules;

/// <summary>
/// Random schedules, windows, zones and times: what the routine of compiled workflows and the calendar compute, and what the clocks show.
/// Most times are in the hours around a change of the clocks.
/// </summary>
internal sealed class TimeComparison(TimeRoutine routine, int seed)
{
    private const int SearchedDays = 40;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string Zone, int Year), List<DateTime>> Changes = new();

    private readonly Random _random = new(seed);

    /// <summary>Zones with unusual offsets and changes, and a year in which each of them has one.</summary>
    public static (string Zone, int Year)[] Zones { get; } =
    [
        ("Europe/Berlin", 2026), ("America/New_York", 2026), ("Africa/Cairo", 2023), ("Africa/Cairo", 2010), ("Africa/Cairo", 2014),
        ("America/Sao_Paulo", 2018), ("America/Sao_Paulo", 2016),
        ("Pacific/Apia", 2011), ("Pacific/Apia", 2011), ("Australia/Lord_Howe", 2026),
        ("Asia/Kolkata", 2026), ("Asia/Kathmandu", 2026), ("America/St_Johns", 2026), ("America/Havana", 2026), ("Asia/Beirut", 2026),
        ("Atlantic/Azores", 2026), ("Africa/Casablanca", 2026), ("Pacific/Kiritimati", 2026), ("Etc/GMT+12", 2026), ("UTC", 2026),
        ("Europe/Moscow", 2014), ("Asia/Pyongyang", 2018), ("America/Caracas", 2016),
    ];

    /// <summary>Cron expressions of every shape.</summary>
    public static string[] Crons { get; } =
    [
        "* * * * *", "*/5 * * * *", "*/30 * * * *", "0 * * * *", "17 * * * *", "*/20 1-3 * * *", "30 2 * * *", "0 0 * * *", "15 0 * * *",
        "30 23 * * *", "0 5 * * 1-5", "0 6 * * MON", "0 3 1 * *", "30 1 13 * 5", "0 2 * * SUN", "45 23,0,1,2,3 * * *", "0 12 15-20 * SAT",
        "59 23 * * *", "0 0 31 * *", "10,40 2 28-31 3,10 0", "0 1,2 * * *", "0 9 * 2,11 *", "5 4 * * 6,7",
    ];

    /// <summary>The number of cases that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Compares one case; null if all agree, otherwise the difference.</summary>
    public string? Next()
    {
        var (zone, year) = Zones[_random.Next(Zones.Length)];
        var schedule = new PipelineSchedule(Crons[_random.Next(Crons.Length)], zone)
            .WithWindow((ScheduleWindow)_random.Next(7))
            .WithDateFormat(_random.Next(3) == 0 ? "%Y%m%d" : null);
        var now = Moment(_random, zone, year);
        var fraction = _random.Next(1000);
        var truth = new ZoneTruth(schedule);
        if (truth.Latest(now, SearchedDays) is not { } scheduled)
        {
            return null; // a monthly schedule between two months
        }

        var (start, end, first, last) = truth.Interval(scheduled, SearchedDays);
        if (schedule.Window == ScheduleWindow.SinceLast && start == scheduled)
        {
            return null; // the scheduled time before is too far away to walk there minute by minute
        }

        Compared++;
        var format = schedule.DateFormat is null ? "yyyy-MM-dd" : "yyyyMMdd";
        var expected = string.Join(
            ' ',
            Zoned(truth, scheduled),
            Zoned(truth, start),
            Zoned(truth, end),
            first.ToString(format, CultureInfo.InvariantCulture),
            last.ToString(format, CultureInfo.InvariantCulture),
            start >= end);
        var context = $"{schedule.Cron} {zone} {schedule.Window} at {now:O}";
        var computed = Computed(schedule, new DateTimeOffset(now).AddMilliseconds(fraction));
        var calendar = new ScheduleCalendar(schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), new CronosCron());
        var listed = Listed(calendar, new DateTimeOffset(now));
        return computed != expected ? $"{context}: the workflow computes {computed}, the clocks show {expected}"
            : listed != expected ? $"{context}: the calendar has {listed}, the clocks show {expected}"
            : null;
    }

    /// <summary>Any time of the year, or one in the hours around a change of the clocks; often a quarter of an hour.</summary>
    public static DateTime Moment(Random random, string name, int year)
    {
        var start = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var changes = Changes.GetOrAdd((name, year), ChangesOf);
        var (from, seconds) = changes.Count == 0
            ? (start, random.Next(365 * 86_400))
            : random.Next(5) switch
            {
                0 => (start, random.Next(365 * 86_400)),
                1 or 2 => (changes[random.Next(changes.Count)], random.Next(-1 * 3600, 3 * 3600)),
                _ => (changes[random.Next(changes.Count)], random.Next(-30 * 3600, 40 * 3600)),
            };
        return from.AddSeconds(random.Next(3) == 0 ? seconds / 900 * 900 : seconds);
    }

    private static List<DateTime> ChangesOf((string Zone, int Year) key)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(key.Zone);
        var start = new DateTime(key.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return Enumerable.Range(0, 366 * 24)
            .Select(h => start.AddHours(h))
            .Where(h => zone.GetUtcOffset(h) != zone.GetUtcOffset(h.AddHours(1)))
            .ToList();
    }

    private string Computed(PipelineSchedule schedule, DateTimeOffset now)
    {
        var execution = routine.Run(schedule, now);
        if (execution.Error is { } error)
        {
            return error.Value.ToString();
        }

        var run = execution.Result;
        var dates = run["argument"]["query_variables"];
        return string.Join(
            ' ',
            Text(run["scheduled_time"]),
            Text(run["interval_start"]),
            Text(run["interval_end"]),
            Text(dates["start_date"]),
            Text(dates["end_date"]),
            run["empty"].Equals((WorkflowValue)true)).Replace("Z ", "+00:00 ", StringComparison.Ordinal);
    }

    private static string Listed(ScheduleCalendar calendar, DateTimeOffset now)
    {
        var time = calendar.RunAt(calendar.LatestAt(now) ?? default);
        return string.Join(
            ' ',
            Zoned(time.ScheduledTime),
            Zoned(time.IntervalStart),
            Zoned(time.IntervalEnd),
            time.StartDate,
            time.EndDate,
            time.IsEmpty);
    }

    private static string Zoned(ZoneTruth truth, DateTime instant) =>
        Zoned(new DateTimeOffset(truth.Show(instant), truth.Show(instant) - DateTime.SpecifyKind(instant, DateTimeKind.Unspecified)));

    private static string Zoned(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();
}
