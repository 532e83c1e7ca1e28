using System.Globalization;
using Aef.Adapters.Schedules;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Schedules;

/// <summary>
/// "A backfill is one run per scheduled time whose interval_start lies between --from and --to, both inclusive", compared with clocks that
/// are read minute by minute.
/// </summary>
public sealed class BackfillTests
{
    private const string Levels = "levels:\n- - {job_id: A, job_name: a, type: sync, executor: dataform-tag-executor}\n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_backfill_has_one_run_for_each_scheduled_time_whose_interval_starts_in_the_range(int seed)
    {
        var random = new Random(seed);
        var (runs, atBounds) = (0, 0);
        for (var i = 0; i < 60; i++)
        {
            var (zone, year) = TimeComparison.Zones[random.Next(TimeComparison.Zones.Length)];
            var window = (ScheduleWindow)random.Next(7);
            var isLong = window is ScheduleWindow.PreviousMonth or ScheduleWindow.PreviousWeek;
            var crons = TimeComparison.Crons.Where(c => !(isLong || window == ScheduleWindow.SinceLast) || !c.StartsWith('*')).ToList();
            var schedule = new PipelineSchedule(crons[random.Next(crons.Count)], zone).WithWindow(window).WithName("s");
            var truth = new ZoneTruth(schedule);
            var (from, start) = Bound(TimeComparison.Moment(random, zone, year), random.Next(2) == 0, truth);
            var (to, end) = Bound(start.AddMinutes(random.Next(isLong ? 40_000 : 4_000)), random.Next(2) == 0, truth);
            if (end < start || Expected(truth, schedule, start, end) is not { } expected)
            {
                continue;
            }

            var backfill = List(schedule, from, to);

            backfill.Select(r => r.ScheduledTime.UtcDateTime).ShouldBe(expected, $"{schedule.Cron} {zone} {window} from {from} to {to}");
            runs += expected.Count;
            atBounds += backfill.Count(r => r.IntervalStart.UtcDateTime == start || r.IntervalStart.UtcDateTime == end);
        }

        runs.ShouldBeGreaterThan(200);
        atBounds.ShouldBeGreaterThan(2); // the ends of a range belong to it
    }

    [Theory]
    [InlineData("2019-01-01", "2021-07-31", 31)]
    [InlineData("2019-01-01", "2021-07-01", 31)]
    [InlineData("2019-01-01T00:00:01", "2021-06-30T23:59:59", 29)]
    [InlineData("2019-01-01", "2019-01-01", 1)]
    [InlineData("2019-01-02", "2019-01-31", 0)]
    public void The_ends_of_the_range_are_local_midnights_and_included(string from, string to, int runs)
    {
        foreach (var zone in (string[])["UTC", "America/New_York", "Pacific/Kiritimati"])
        {
            var schedule = new PipelineSchedule("0 9 1 * *", zone).WithName("s").WithWindow(ScheduleWindow.PreviousMonth);
            List(schedule, new ScheduleBound(from), new ScheduleBound(to)).Count.ShouldBe(runs, zone);
        }
    }

    [Fact]
    public void A_date_without_a_midnight_begins_at_its_first_instant()
    {
        var schedule = new PipelineSchedule("0 5 * * *", "America/Sao_Paulo").WithName("s"); // 4 November 2018 began at 01:00

        var run = List(schedule, new ScheduleBound("2018-11-04"), new ScheduleBound("2018-11-04")).ShouldHaveSingleItem();

        run.IntervalStart.ShouldBe(DateTimeOffset.Parse("2018-11-04T01:00:00-02:00", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_run_of_a_day_that_the_clocks_skip_is_listed_as_empty() =>
        List(
            new PipelineSchedule("0 5 * * *", "Pacific/Apia").WithName("s"),
            new ScheduleBound("2011-12-29"),
            new ScheduleBound("2011-12-31"))
            .Select(r => r.IsEmpty)
            .ShouldBe([true, true, false]); // the runs of 30 December itself, of the day after it, and of 31 December

    [Fact]
    public void Since_last_includes_the_run_whose_interval_begins_long_before_it() =>
        List(
            new PipelineSchedule("0 0 29 2 *", "UTC").WithName("s").WithWindow(ScheduleWindow.SinceLast),
            new ScheduleBound("2020-01-01"),
            new ScheduleBound("2024-02-29"))
            .Select(r => r.ScheduledTime.Year)
            .ShouldBe([2024, 2028]);

    [Fact]
    public void Each_run_has_the_argument_that_its_schedule_sends()
    {
        var pipeline = Definitions.Bound(
            $$$"""
            name: p
            inputs: {n: {type: integer}, s: {type: string, default: x}}
            schedule:
            - {cron: "0 5 * * *", time_zone: Europe/Berlin, inputs: {n: 2, s: "a \"b\" ${c}"}}
            {{{Levels}}}
            """);

        var run = ScheduleBackfill.Create(pipeline, new CronosCron(), new ScheduleBound("2026-03-28"), new ScheduleBound("2026-03-28"))
            .Runs.ShouldHaveSingleItem();

        WorkflowValue.FromJson(run.Argument).ShouldBe(WorkflowValue.FromJson(
            """{"schedule": {"name": "p", "time": "2026-03-29T05:00:00+02:00"}, "inputs": {"n": 2, "s": "a \"b\" ${c}"}}"""));
    }

    [Theory]
    [InlineData("* * * * *", "2026-01-01", "2026-01-07T22:39", 10_000, null)]
    [InlineData("* * * * *", "2026-01-01", "2026-01-07T22:40", 0, "has 10,001 runs, but at most 10,000")]
    [InlineData("* * * * *", "2026-01-01", "2026-03-11T10:39", 0, "has 100,000 runs")]
    [InlineData("* * * * *", "2026-01-01", "2027-01-01", 0, "has more than 100,000 runs")]
    public void More_than_ten_thousand_runs_are_an_error_with_their_number(string cron, string from, string to, int runs, string? message)
    {
        // The hour before a full hour begins at most 60 minutes later, so since_last counts exactly.
        var pipeline = Definitions.Bound($"schedule: {{cron: \"{cron}\", window: since_last}}\n{Levels}");

        var backfill = ScheduleBackfill.Create(pipeline, new CronosCron(), new ScheduleBound(from), new ScheduleBound(to));

        backfill.Runs.Count.ShouldBe(runs);
        if (message is null)
        {
            backfill.Diagnostics.ShouldBeEmpty();
        }
        else
        {
            var diagnostic = backfill.Diagnostics.ShouldHaveSingleItem();
            (diagnostic.Code, diagnostic.Location.Start.Line).ShouldBe(("AEF6214", 1));
            diagnostic.Message.ShouldContain(message);
        }
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-29T00:00:00")]
    [InlineData("2026-03-29T02:30", "2026-03-29T03:00:00")] // the clocks skip it
    [InlineData("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00")] // the first of two
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00")]
    [InlineData("2026-10-25T02:30+01:00", "2026-10-25T02:30:00+01:00")]
    public void A_bound_without_an_offset_is_in_the_time_zone_of_the_schedule(string text, string expected)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        new ScheduleBound(text).In(zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).ShouldStartWith(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-3-29")]
    [InlineData("2026-02-30")]
    [InlineData("29.03.2026")]
    [InlineData("2026-03-29 02:00")]
    [InlineData("2026-03-29T25:00")]
    public void Other_text_is_not_a_bound(string text) => ScheduleBound.TryParse(text).ShouldBeNull();

    private static IReadOnlyList<ScheduledRun> List(PipelineSchedule schedule, ScheduleBound from, ScheduleBound to)
    {
        var pipeline = Definitions.Bound(
            $"schedule: {{name: s, cron: \"{schedule.Cron}\", time_zone: {schedule.TimeZone}, "
            + $"window: {ScheduleWords.Of(schedule.Window ?? ScheduleWindow.PreviousDay)}}}\n{Levels}");
        var backfill = ScheduleBackfill.Create(pipeline, new CronosCron(), from, to);
        backfill.Diagnostics.ShouldBeEmpty();
        return backfill.Runs;
    }

    /// <summary>An instant, or the date at which the clocks of the zone are then.</summary>
    private static (ScheduleBound Bound, DateTime Instant) Bound(DateTime instant, bool isDate, ZoneTruth truth)
    {
        var day = truth.Show(instant).Date;
        return isDate
            ? (new ScheduleBound(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), truth.StartOf(day))
            : (new ScheduleBound(new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc))), instant);
    }

    /// <summary>Null if the time before one of the scheduled times is too far away to walk there.</summary>
    private static List<DateTime>? Expected(ZoneTruth truth, PipelineSchedule schedule, DateTime from, DateTime to)
    {
        const int days = 40;
        var expected = new List<DateTime>();
        var longest = schedule.Window switch
        {
            ScheduleWindow.PreviousMonth or ScheduleWindow.SinceLast => 64,
            ScheduleWindow.PreviousWeek => 15,
            _ => 3,
        };
        foreach (var due in truth.Due(from, to.AddDays(longest)))
        {
            var start = truth.Interval(due, days).Start;
            if (schedule.Window == ScheduleWindow.SinceLast && start == due)
            {
                return null;
            }

            if (start >= from && start <= to)
            {
                expected.Add(due);
            }
            else if (start > to && schedule.Window == ScheduleWindow.SinceLast)
            {
                break; // the later runs begin later
            }
        }

        return expected;
    }
}
