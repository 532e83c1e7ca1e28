using System.Globalization;
using Aef.Adapters.Schedules;
using Aef.Core.Operations;

namespace Aef.Tests.Schedules;

/// <summary>When schedules are due; the days are those of the calendar of 2026 and 2027.</summary>
public sealed class CronosCronTests
{
    [Theory]
    [InlineData("0 5 * * *", "2026-11-29T04:59:00Z", "2026-11-29T05:00:00Z")]
    [InlineData("0 5 * * *", "2026-11-29T05:00:00Z", "2026-11-30T05:00:00Z")]
    [InlineData("*/15 6-22 * * *", "2026-11-29T22:45:00Z", "2026-11-30T06:00:00Z")]
    [InlineData("30 9 1 JAN *", "2026-11-29T00:00:00Z", "2027-01-01T09:30:00Z")]
    [InlineData("0 0 * * 7", "2026-11-29T00:00:00Z", "2026-12-06T00:00:00Z")]
    [InlineData("0 0 * * 5-7", "2026-11-29T00:00:00Z", "2026-12-04T00:00:00Z")]
    [InlineData("0 0 29 2 *", "2026-11-29T00:00:00Z", "2028-02-29T00:00:00Z")]
    public void The_next_time_comes_after_the_given_one(string text, string after, string expected) =>
        Next(CronSchedule.Parse(text).ShouldNotBeNull(), "UTC", after).ShouldBe(Time(expected));

    [Fact]
    public void A_schedule_of_a_day_and_a_weekday_is_due_on_either()
    {
        var schedule = CronSchedule.Parse("0 0 13 * 5").ShouldNotBeNull();

        List<string> due = [];
        for (var at = Time("2026-11-01T00:00:00Z"); due.Count < 6;)
        {
            at = new CronosCron().Next(schedule, TimeZoneInfo.Utc, at).ShouldNotBeNull();
            due.Add(at.ToString("MM-dd", CultureInfo.InvariantCulture));
        }

        due.ShouldBe(["11-06", "11-13", "11-20", "11-27", "12-04", "12-11"]); // the 13th of November is a Friday: once, not twice
        Next(schedule, "UTC", "2026-12-11T00:00:00Z").ShouldBe(Time("2026-12-13T00:00:00Z")); // a Sunday
    }

    [Theory]
    [InlineData("0 0 30 2 *")]
    [InlineData("0 0 31 4,6 *")]
    public void Days_that_no_month_has_are_never_due(string text) =>
        Next(CronSchedule.Parse(text).ShouldNotBeNull(), "UTC", "2026-11-29T00:00:00Z").ShouldBeNull();

    [Fact]
    public void A_day_that_no_month_has_leaves_the_weekdays() =>
        Next(CronSchedule.Parse("0 0 30 2 mon").ShouldNotBeNull(), "UTC", "2026-11-29T00:00:00Z").ShouldBe(Time("2027-02-01T00:00:00Z"));

    [Fact]
    public void Times_are_those_of_the_zone()
    {
        var schedule = CronSchedule.Parse("0 5 * * *").ShouldNotBeNull();

        Next(schedule, "Europe/Berlin", "2026-07-01T00:00:00Z").ShouldBe(Time("2026-07-01T03:00:00Z"));
        Next(schedule, "Europe/Berlin", "2026-12-01T00:00:00Z").ShouldBe(Time("2026-12-01T04:00:00Z"));
        Next(schedule, "America/New_York", "2026-12-01T00:00:00Z").ShouldBe(Time("2026-12-01T10:00:00Z"));
    }

    [Fact]
    public void A_time_that_the_clocks_skip_is_due_when_they_have_moved_on() => // Berlin, 28 March 2027: 02:00 becomes 03:00
        Next(CronSchedule.Parse("30 2 * * *").ShouldNotBeNull(), "Europe/Berlin", "2027-03-28T00:00:00Z")
            .ShouldBe(Time("2027-03-28T01:00:00Z"));

    [Fact]
    public void A_fixed_time_in_the_repeated_hour_is_due_once_and_an_interval_in_both() // Berlin, 31 October 2027: 03:00 becomes 02:00
    {
        var daily = CronSchedule.Parse("30 2 * * *").ShouldNotBeNull();
        var halfHourly = CronSchedule.Parse("*/30 * * * *").ShouldNotBeNull();

        Next(daily, "Europe/Berlin", "2027-10-31T00:00:00Z").ShouldBe(Time("2027-10-31T00:30:00Z"));
        Next(daily, "Europe/Berlin", "2027-10-31T00:30:00Z").ShouldBe(Time("2027-11-01T01:30:00Z"));
        Next(halfHourly, "Europe/Berlin", "2027-10-31T00:30:00Z").ShouldBe(Time("2027-10-31T01:00:00Z"));
        Next(halfHourly, "Europe/Berlin", "2027-10-31T01:00:00Z").ShouldBe(Time("2027-10-31T01:30:00Z"));
    }

    private static DateTimeOffset? Next(CronSchedule schedule, string zone, string after) =>
        new CronosCron().Next(schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), Time(after));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
