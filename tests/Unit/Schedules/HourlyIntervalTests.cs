using System.Globalization;
using Aef.Adapters.Schedules;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Schedules;

/// <summary>The runs of hourly schedules with <c>previous_hour</c> process each hour exactly once, also when clocks change.</summary>
public sealed class HourlyIntervalTests
{
    private static readonly CronosCron Cron = new();

    /// <summary>Zones, with years in which their clocks skip and repeat times; Apia skipped a day in 2011.</summary>
    public static TheoryData<string, int, int> Zones => new()
    {
        { "Europe/Berlin", 2025, 2026 },
        { "America/New_York", 2025, 2026 },
        { "Africa/Cairo", 2010, 2010 }, // twice, as in 2014
        { "Africa/Cairo", 2014, 2014 },
        { "Africa/Cairo", 2023, 2024 },
        { "America/Sao_Paulo", 2017, 2018 }, // at midnight
        { "Pacific/Apia", 2010, 2012 },
        { "Asia/Kolkata", 2026, 2026 },
    };

    [Theory]
    [MemberData(nameof(Zones))]
    public void The_intervals_of_hourly_schedules_tile_the_time(string zone, int first, int last)
    {
        var (from, to) = (Start(first), Start(last + 1));
        foreach (var minute in new[] { "0", "15", "30", "59" })
        {
            var runs = Calendar($"{minute} * * * *", zone).RunsFrom(from).TakeWhile(r => r.ScheduledTime < to).ToList();
            var full = runs.Where(r => !r.IsEmpty).ToList();

            for (var i = 1; i < full.Count; i++)
            {
                if (full[i].IntervalStart != full[i - 1].IntervalEnd)
                {
                    Assert.Fail($"{minute} {zone}: {full[i - 1]} and {full[i]}");
                }
            }

            runs.Count.ShouldBeGreaterThan(8_700 * (last - first + 1));
            runs.ShouldAllBe(r => r.IntervalEnd <= r.ScheduledTime && r.IntervalEnd - r.IntervalStart <= TimeSpan.FromHours(1));
            runs.Count(r => r.IsEmpty).ShouldBeLessThanOrEqualTo(2 * (last - first + 1)); // only where clocks skip a time
        }
    }

    /// <summary>Due at 03:00, because the clocks skip 02:30, and at 03:30.</summary>
    [Theory]
    [InlineData("30 * * * *", "03:00 01:00-03:00, 03:30 03:00-03:00, 04:30 03:00-04:00")]
    [InlineData("30 1-3 * * *", "03:00 01:00-03:00, 03:30 03:00-03:00")]
    [InlineData("30 0-2 * * *", "03:00 01:00-03:00")] // nothing else processes the hour
    [InlineData("30 2 * * *", "03:00 01:00-03:00")]
    [InlineData("15,45 * * * *", "03:00 01:00-03:00, 03:15 03:00-03:00, 03:45 01:00-03:00, 04:15 03:00-04:00, 04:45 03:00-04:00")]
    [InlineData("*/30 * * * *", "03:00 01:00-03:00, 03:30 01:00-03:00, 04:00 03:00-04:00, 04:30 03:00-04:00")] // twice on every day
    [InlineData("0 * * * *", "03:00 01:00-03:00, 04:00 03:00-04:00")]
    public void In_Berlin_the_hour_before_the_gap_is_processed_by_the_first_run_after_it(string cron, string expected)
    {
        var from = new DateTimeOffset(2026, 3, 29, 3, 0, 0, TimeSpan.FromHours(2));

        string.Join(", ", Calendar(cron, "Europe/Berlin").RunsFrom(from).TakeWhile(r => r.ScheduledTime < from.AddHours(2)).Select(Shown))
            .ShouldBe(expected);
    }

    /// <summary>The routine of the workflow at each scheduled time around a change, with and without the time in the argument.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T22:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24T22:00Z")]
    [InlineData("America/New_York", "2026-03-08T04:00Z")]
    [InlineData("Africa/Cairo", "2023-04-27T19:00Z")]
    [InlineData("Africa/Cairo", "2023-10-26T18:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04T00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T07:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T12:00Z")]
    public void The_compiled_workflow_computes_the_same(string zone, string start)
    {
        var from = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
        var routine = new TimeRoutine();
        foreach (var cron in new[] { "30 * * * *", "15,45 * * * *", "0 * * * *", "30 1-3 * * *", "30 2 * * *" })
        {
            var schedule = Schedule(cron, zone);
            foreach (var run in Calendar(cron, zone).RunsFrom(from).TakeWhile(r => r.ScheduledTime < from.AddHours(9)))
            {
                var time = run.ScheduledTime.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
                var due = WorkflowValue.FromMap(("name", "s"), ("time", time));
                var argument = WorkflowValue.FromMap(("query_variables", WorkflowValue.EmptyMap));
                var given = routine.Run(schedule, WorkflowValue.FromMap(("schedule", due)), argument, run.ScheduledTime.AddDays(3));
                var live = routine.Run(schedule, run.ScheduledTime.AddSeconds(20));

                foreach (var computed in new[] { given, live })
                {
                    Time(computed.Result["interval_start"]).ShouldBe(run.IntervalStart, $"{cron} {zone} {run}");
                    Time(computed.Result["interval_end"]).ShouldBe(run.IntervalEnd);
                    computed.Result["empty"].Equals((WorkflowValue)true).ShouldBe(run.IsEmpty);
                }
            }
        }
    }

    [Fact]
    public void A_time_that_the_schedule_does_not_have_processes_the_full_hour_before_it()
    {
        var time = new DateTimeOffset(2026, 3, 29, 3, 20, 0, TimeSpan.FromHours(2));
        var due = WorkflowValue.FromMap(("name", "s"), ("time", "2026-03-29T03:20:00+02:00"));

        var run = new TimeRoutine().Run(
            Schedule("30 * * * *", "Europe/Berlin"),
            WorkflowValue.FromMap(("schedule", due)),
            WorkflowValue.FromMap(("query_variables", WorkflowValue.EmptyMap)),
            time);

        Time(run.Result["interval_start"]).ShouldBe(time.AddMinutes(-80));
        Calendar("30 * * * *", "Europe/Berlin").RunAt(time).IntervalStart.ShouldBe(time.AddMinutes(-80));
    }

    [Fact]
    public void A_backfill_lists_the_empty_interval_too_and_has_each_hour_once()
    {
        var pipeline = Definitions.Bound("schedule: {cron: 30 * * * *, time_zone: Europe/Berlin, window: previous_hour}\n"
            + Definitions.Thread("job_id: A, job_name: a, executor: dataform-tag-executor"));

        var runs = ScheduleBackfill.Create(pipeline, Cron, Bound("2026-03-29"), Bound("2026-03-30")).Runs.Select(r => r.Time).ToList();

        runs.Count(r => r.IsEmpty).ShouldBe(1);
        runs.Where(r => !r.IsEmpty).Select(r => r.IntervalStart).Distinct().Count().ShouldBe(24); // 23 hours, and the midnight after
    }

    private static ScheduleBound Bound(string text) => ScheduleBound.TryParse(text).ShouldNotBeNull();

    private static PipelineSchedule Schedule(string cron, string zone) =>
        new PipelineSchedule(cron, zone).WithWindow(ScheduleWindow.PreviousHour);

    private static ScheduleCalendar Calendar(string cron, string zone) =>
        new(Schedule(cron, zone), TimeZoneInfo.FindSystemTimeZoneById(zone), Cron);

    private static DateTimeOffset Start(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Shown(RunTime run) => $"{run.ScheduledTime:HH:mm} {run.IntervalStart:HH:mm}-{run.IntervalEnd:HH:mm}";

    private static DateTimeOffset Time(WorkflowValue value) => DateTimeOffset.Parse(
        value.TryGetString(out var text) ? text : value.ToString(),
        CultureInfo.InvariantCulture);
}
