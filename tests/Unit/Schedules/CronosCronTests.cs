using System.Globalization;
using Aef.Adapters.Schedules;
using Aef.Core.Operations;

namespace Aef.Tests.Schedules;

/// <summary>When schedules are due; the days are those of the calendar of 2026 and 2027.</summary>
public sealed class CronosCronTests
{
    [Theory]
    [InlineData("0 5 * * *", "2026-11-29T04:59:00", "2026-11-29T05:00:00")]
    [InlineData("0 5 * * *", "2026-11-29T05:00:00", "2026-11-30T05:00:00")]
    [InlineData("*/15 6-22 * * *", "2026-11-29T22:45:00", "2026-11-30T06:00:00")]
    [InlineData("30 9 1 JAN *", "2026-11-29T00:00:00", "2027-01-01T09:30:00")]
    [InlineData("0 0 * * 7", "2026-11-29T00:00:00", "2026-12-06T00:00:00")]
    [InlineData("0 0 * * 5-7", "2026-11-29T00:00:00", "2026-12-04T00:00:00")]
    [InlineData("0 0 29 2 *", "2026-11-29T00:00:00", "2028-02-29T00:00:00")]
    public void The_next_time_comes_after_the_given_one(string text, string after, string expected) =>
        Next(CronSchedule.Parse(text).ShouldNotBeNull(), after).ShouldBe(Time(expected));

    [Fact]
    public void A_schedule_of_a_day_and_a_weekday_is_due_on_either()
    {
        var schedule = CronSchedule.Parse("0 0 13 * 5").ShouldNotBeNull();

        List<string> due = [];
        for (var at = Time("2026-11-01T00:00:00"); due.Count < 6;)
        {
            at = new CronosCron().Next(schedule, at).ShouldNotBeNull();
            due.Add(at.ToString("MM-dd", CultureInfo.InvariantCulture));
        }

        due.ShouldBe(["11-06", "11-13", "11-20", "11-27", "12-04", "12-11"]); // the 13th of November is a Friday: once, not twice
        Next(schedule, "2026-12-11T00:00:00").ShouldBe(Time("2026-12-13T00:00:00")); // a Sunday
    }

    [Theory]
    [InlineData("0 0 30 2 *")]
    [InlineData("0 0 31 4,6 *")]
    public void Days_that_no_month_has_are_never_due(string text) =>
        Next(CronSchedule.Parse(text).ShouldNotBeNull(), "2026-11-29T00:00:00").ShouldBeNull();

    [Fact]
    public void A_day_that_no_month_has_leaves_the_weekdays() =>
        Next(CronSchedule.Parse("0 0 30 2 mon").ShouldNotBeNull(), "2026-11-29T00:00:00").ShouldBe(Time("2027-02-01T00:00:00"));

    private static DateTime? Next(CronSchedule schedule, string after) => new CronosCron().Next(schedule, Time(after));

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
