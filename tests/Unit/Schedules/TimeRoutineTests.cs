using System.Globalization;
using Aef.Adapters.Schedules;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Schedules;

/// <summary>The routine of compiled workflows and the calendar, compared with clocks that are read minute by minute.</summary>
public sealed class TimeRoutineTests
{
    private const int SearchedDays = 40;

    /// <summary>Zones with unusual offsets and changes, and a year in which each of them has one.</summary>
    private static readonly (string Zone, int Year)[] Zones =
    [
        ("Europe/Berlin", 2026), ("America/New_York", 2026), ("Africa/Cairo", 2023), ("Africa/Cairo", 2010), ("Africa/Cairo", 2014),
        ("America/Sao_Paulo", 2018), ("America/Sao_Paulo", 2016), ("Pacific/Apia", 2011), ("Australia/Lord_Howe", 2026),
        ("Asia/Kolkata", 2026), ("Asia/Kathmandu", 2026), ("America/St_Johns", 2026), ("America/Havana", 2026), ("Asia/Beirut", 2026),
        ("Atlantic/Azores", 2026), ("Africa/Casablanca", 2026), ("Pacific/Kiritimati", 2026), ("Etc/GMT+12", 2026), ("UTC", 2026),
        ("Europe/Moscow", 2014), ("Asia/Pyongyang", 2018), ("America/Caracas", 2016),
    ];

    private static readonly string[] Crons =
    [
        "* * * * *", "*/5 * * * *", "*/30 * * * *", "0 * * * *", "17 * * * *", "*/20 1-3 * * *", "30 2 * * *", "0 0 * * *", "15 0 * * *",
        "30 23 * * *", "0 5 * * 1-5", "0 6 * * MON", "0 3 1 * *", "30 1 13 * 5", "0 2 * * SUN", "45 23,0,1,2,3 * * *", "0 12 15-20 * SAT",
        "59 23 * * *", "0 0 31 * *", "10,40 2 28-31 3,10 0",
    ];

    [Theory]
    [InlineData(1, 700)]
    [InlineData(2, 700)]
    [InlineData(3, 700)]
    public void The_compiled_workflow_computes_the_time_of_a_run_by_the_clocks_of_the_zone(int seed, int cases)
    {
        var random = new Random(seed);
        var routine = new TimeRoutine();
        var compared = 0;
        for (var i = 0; i < cases; i++)
        {
            var (zone, year) = Zones[random.Next(Zones.Length)];
            var schedule = new PipelineSchedule(Crons[random.Next(Crons.Length)], zone)
                .WithWindow((ScheduleWindow)random.Next(7))
                .WithDateFormat(random.Next(3) == 0 ? "%Y%m%d" : null);
            var now = Moment(random, zone, year);
            var truth = new ZoneTruth(schedule);
            if (truth.Latest(now, SearchedDays) is not { } scheduled)
            {
                continue; // a monthly schedule in the gap between two months
            }

            compared++;
            var execution = routine.Run(schedule, new DateTimeOffset(now).AddMilliseconds(random.Next(1000)));

            var context = $"{schedule.Cron} {zone} {schedule.Window} at {now:O}: {execution.Error?.Value}";
            var run = execution.Result;
            Seconds(run["scheduled_time"]).ShouldBe(scheduled, context);
            var (start, end, first, last) = truth.Interval(scheduled, SearchedDays);
            if (schedule.Window == ScheduleWindow.SinceLast && start == scheduled)
            {
                continue; // the scheduled time before is too far away for the clocks
            }

            Seconds(run["interval_start"]).ShouldBe(start, context);
            Seconds(run["interval_end"]).ShouldBe(end, context);
            var format = schedule.DateFormat is null ? "yyyy-MM-dd" : "yyyyMMdd";
            var dates = run["argument"]["query_variables"];
            Text(dates["start_date"]).ShouldBe(first.ToString(format, CultureInfo.InvariantCulture), context);
            Text(dates["end_date"]).ShouldBe(last.ToString(format, CultureInfo.InvariantCulture), context);
            run["empty"].ShouldBe((WorkflowValue)(start >= end), context);
            foreach (var name in new[] { "scheduled_time", "interval_start", "interval_end" })
            {
                ShouldShowTheZone(run[name], truth, context);
            }

            var calendar = new ScheduleCalendar(schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), new CronosCron());
            calendar.LatestAt(new DateTimeOffset(now)).ShouldNotBeNull(context).UtcDateTime.ShouldBe(scheduled, context);
            var time = calendar.RunAt(new DateTimeOffset(scheduled));
            (time.IntervalStart.UtcDateTime, time.IntervalEnd.UtcDateTime).ShouldBe((start, end), context);
            (time.StartDate, time.EndDate).ShouldBe((Text(dates["start_date"]), Text(dates["end_date"])), context);
        }

        compared.ShouldBeGreaterThan(cases * 9 / 10);
    }

    [Fact]
    public void The_calendar_lists_each_scheduled_time_once_and_in_order()
    {
        var random = new Random(4);
        for (var i = 0; i < 150; i++)
        {
            var (zone, year) = Zones[random.Next(Zones.Length)];
            var schedule = new PipelineSchedule(Crons[random.Next(Crons.Length)], zone);
            var from = Moment(random, zone, year);
            var expected = new ZoneTruth(schedule).Due(from, from.AddDays(3));

            var calendar = new ScheduleCalendar(schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), new CronosCron());

            calendar.TimesFrom(new DateTimeOffset(from))
                .Select(t => t.UtcDateTime)
                .TakeWhile(t => t <= from.AddDays(3))
                .ShouldBe(expected, $"{schedule.Cron} {zone} from {from:O}");
        }
    }

    [Theory]
    [InlineData("0 0 29 2 *", "2027-03-01T00:00:00Z", "2024-02-29T00:00:00+00:00")]
    [InlineData("0 0 29 2 *", "2103-12-31T00:00:00Z", "2096-02-29T00:00:00+00:00")] // 2100 is no leap year
    [InlineData("30 4 1 1 *", "2026-01-01T04:29:59Z", "2025-01-01T04:30:00+00:00")]
    [InlineData("30 4 1 1 *", "2026-01-01T04:30:00Z", "2026-01-01T04:30:00+00:00")]
    public void Rare_times_are_found(string cron, string now, string expected)
    {
        var schedule = new PipelineSchedule(cron, "Etc/UTC");

        Text(new TimeRoutine().Run(schedule, Time(now)).Result["scheduled_time"]).ShouldBe(expected);
        new ScheduleCalendar(schedule, TimeZoneInfo.Utc, new CronosCron()).LatestAt(Time(now)).ShouldBe(Time(expected));
    }

    private static void ShouldShowTheZone(WorkflowValue value, ZoneTruth truth, string context)
    {
        var text = Text(value);
        var time = Time(text);
        text[..19].ShouldBe(truth.Show(time.UtcDateTime).ToString("s", CultureInfo.InvariantCulture), context);
        time.DateTime.ShouldBe(truth.Show(time.UtcDateTime), context);
    }

    /// <summary>Any time of the year, or one in the hours around a change of the clocks.</summary>
    private static DateTime Moment(Random random, string name, int year)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var start = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var changes = Enumerable.Range(0, 366 * 24)
            .Select(h => start.AddHours(h))
            .Where(h => zone.GetUtcOffset(h) != zone.GetUtcOffset(h.AddHours(1)))
            .ToList();
        var seconds = random.Next(4) == 0 || changes.Count == 0
            ? (start, random.Next(365 * 86_400))
            : (changes[random.Next(changes.Count)], random.Next(-30 * 3600, 40 * 3600));
        return seconds.Item1.AddSeconds(random.Next(3) == 0 ? seconds.Item2 / 900 * 900 : seconds.Item2);
    }

    private static DateTime Seconds(WorkflowValue value) => Time(Text(value)).UtcDateTime;

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
