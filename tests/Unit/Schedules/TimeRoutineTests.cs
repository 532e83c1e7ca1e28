using System.Globalization;
using Aef.Adapters.Schedules;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Schedules;

/// <summary>The routine of compiled workflows and the calendar, compared with clocks that are read minute by minute.</summary>
public sealed class TimeRoutineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_compiled_workflow_computes_the_time_of_a_run_by_the_clocks_of_the_zone(int seed)
    {
        var comparison = new TimeComparison(new TimeRoutine(), seed);
        for (var i = 0; i < 400; i++)
        {
            comparison.Next().ShouldBeNull();
        }

        comparison.Compared.ShouldBeGreaterThan(350);
    }

    [Fact]
    public void The_calendar_lists_each_scheduled_time_once_and_in_order()
    {
        var random = new Random(4);
        for (var i = 0; i < 150; i++)
        {
            var (zone, year) = TimeComparison.Zones[random.Next(TimeComparison.Zones.Length)];
            var schedule = new PipelineSchedule(TimeComparison.Crons[random.Next(TimeComparison.Crons.Length)], zone);
            var from = TimeComparison.Moment(random, zone, year);
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

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
