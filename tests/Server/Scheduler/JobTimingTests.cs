using Aef.Server.Scheduler.Timing;

namespace Aef.Tests.Server.Scheduler;

/// <summary>When jobs are due, compared with a search minute by minute that shares no code with it.</summary>
public class JobTimingTests
{
    private const int Year = 2026;

    public static TheoryData<string> Zones => [.. ScheduleSamples.Zones];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Unix_cron_is_due_when_a_search_minute_by_minute_finds_them_on_both_changes_of_the_clocks(string zone)
    {
        foreach (var search in MinuteSearch.AroundChanges(zone, Year))
        {
            foreach (var schedule in ScheduleSamples.Cron)
            {
                Check(schedule, zone, search, search.Cron(schedule));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Schedules_in_words_are_due_when_a_search_minute_by_minute_finds_them_on_both_changes_of_the_clocks(string zone)
    {
        foreach (var search in MinuteSearch.AroundChanges(zone, Year))
        {
            foreach (var schedule in ScheduleSamples.Words)
            {
                // A range that began before the span is not known to the search: it counts from the first start.
                var expected = WordSearch.In(search, schedule).ToList();
                var from = schedule.Contains("from", StringComparison.Ordinal) || schedule.Contains("sync", StringComparison.Ordinal)
                    ? search.From.AddDays(1)
                    : search.From;
                Check(schedule, zone, search, expected.Where(t => t > from), from);
            }
        }
    }

    [Fact]
    public void There_are_500_samples_and_most_zones_change_their_clocks()
    {
        (ScheduleSamples.Cron.Count + ScheduleSamples.Words.Count).ShouldBe(500);
        ScheduleSamples.Zones.SelectMany(z => MinuteSearch.AroundChanges(z, Year))
            .Count(s => s.Minutes.Any(m => m.IsAgain || m.Skipped.Length > 0)).ShouldBe(14);
    }

    [Theory]
    [InlineData("30 2 * * *", "Europe/Paris", "2026-03-28T12:00Z", "2026-03-29T01:00Z")] // skipped: first moment after it
    [InlineData("30 2 * * *", "Europe/Paris", "2026-10-25T00:30Z", "2026-10-26T01:30Z")] // shown twice, due once
    [InlineData("*/30 2 * * *", "Europe/Paris", "2026-10-25T00:30Z", "2026-10-25T01:00Z")] // an interval: due in both hours
    [InlineData("0 0 13 * 5", "UTC", "2026-11-01T00:00Z", "2026-11-06T00:00Z")] // the 13th or a Friday
    [InlineData("0 0 29 2 *", "UTC", "2026-03-01T00:00Z", "2028-02-29T00:00Z")]
    [InlineData("0 0 1 1 *", "UTC", "2026-01-01T00:00Z", "2027-01-01T00:00Z")] // after, not at
    [InlineData("every 5 minutes", "UTC", "2026-01-01T00:00:59.5Z", "2026-01-01T00:05Z")] // the seconds are cut
    [InlineData("every minute", "UTC", "2026-01-01T00:00Z", "2026-01-01T00:01Z")]
    [InlineData("every 48 hours", "Europe/Paris", "2026-03-28T12:00Z", "2026-03-30T12:00Z")]
    [InlineData("every 12 hours synchronized", "Europe/Paris", "2026-03-29T11:00Z", "2026-03-29T22:00Z")] // 13:00, then midnight
    [InlineData("every 50 minutes from 10:00 to 11:40", "UTC", "2026-01-01T10:50Z", "2026-01-01T11:40Z")] // the end is included
    [InlineData("every 50 minutes from 10:00 to 11:39", "UTC", "2026-01-01T10:50Z", "2026-01-02T10:00Z")]
    [InlineData("every 1 hours from 22:30 to 1:00", "UTC", "2026-01-01T23:30Z", "2026-01-02T00:30Z")]
    [InlineData("every 60 minutes on mon,wed", "UTC", "2026-01-01T10:20Z", "2026-01-05T00:20Z")]
    [InlineData("every sun,tue,thu 9:00", "UTC", "2026-01-01T09:00Z", "2026-01-04T09:00Z")]
    [InlineData("every wed of december 00:00", "UTC", "2026-01-01T00:00Z", "2026-12-02T00:00Z")]
    [InlineData("first sunday of month 12:00", "UTC", "2026-01-04T12:00Z", "2026-02-01T12:00Z")]
    [InlineData("2nd,3rd tue,wed,thu of feb,aug 13:50", "UTC", "2026-01-01T00:00Z", "2026-02-10T13:50Z")]
    [InlineData("second,4th tue,thursday of 3rd month of quarter 18:30", "UTC", "2026-01-01T00:00Z", "2026-03-10T18:30Z")]
    [InlineData("1st friday of quarter 9:00", "UTC", "2026-01-03T00:00Z", "2026-04-03T09:00Z")]
    [InlineData("1,3,4,7,11,18,29 of jan,jul 12:34", "UTC", "2026-01-29T12:34Z", "2026-07-01T12:34Z")]
    [InlineData("03 of month 12:34", "UTC", "2026-01-03T12:34Z", "2026-02-03T12:34Z")]
    [InlineData("1st day of month 6:00", "UTC", "2026-01-01T06:00Z", "2026-02-01T06:00Z")]
    [InlineData("31 of month 6:00", "UTC", "2026-01-31T06:00Z", "2026-03-31T06:00Z")]
    [InlineData("Every Day 02:30", "Europe/Paris", "2026-03-28T12:00Z", "2026-03-29T01:00Z")]
    [InlineData("every day 02:30", "Europe/Paris", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    [InlineData("5th mon of feb 6:00", "UTC", "2026-01-01T00:00Z", "2044-02-29T06:00Z")]
    public void The_next_time_follows_the_rules(string schedule, string zone, string after, string expected) =>
        Timing(schedule, zone).Next(Time(after)).ShouldBe(Time(expected));

    [Fact]
    public void Days_that_never_come_have_no_next_time() => Timing("0 0 30 2 *", "UTC").Next(Time("2026-01-01T00:00Z")).ShouldBeNull();

    [Theory]
    [InlineData("* * * *", "UTC", "five fields")]
    [InlineData("60 * * * *", "UTC", "minute")]
    [InlineData("@daily", "UTC", "@daily")]
    [InlineData("", "UTC", "required")]
    [InlineData("every", "UTC", "expected days of the week at the end")]
    [InlineData("every 0 minutes", "UTC", "from 1")]
    [InlineData("every 99999999999 hours", "UTC", "from 1")]
    [InlineData("every 7 minutes synchronized", "UTC", "divides")]
    [InlineData("every 25 hours on mon", "UTC", "24 hours")]
    [InlineData("every 5 minutes from 9:00", "UTC", "\"to\"")]
    [InlineData("every 5 minutes from 9:00 to 10:00 synchronized", "UTC", "the end")]
    [InlineData("every day", "UTC", "a time such as 9:00")]
    [InlineData("every day 24:00", "UTC", "a time such as 9:00")]
    [InlineData("31 of feb 9:00", "UTC", "does not exist")]
    [InlineData("1st someday of month 9:00", "UTC", "someday")]
    [InlineData("1st month of quarter 9:00", "UTC", "days of the week")]
    [InlineData("5 * * * *", "Mars/Olympus", "Mars/Olympus")]
    [InlineData("5 * * * *", "../../etc/passwd", "time zone")]
    public void An_invalid_schedule_is_reported_with_its_reason(string schedule, string zone, string expected)
    {
        JobTimings.Parse(schedule, zone, out var error).ShouldBeNull();
        error.Problem.ShouldContain(expected);
    }

    [Fact]
    public void Only_unix_cron_counts_as_such()
    {
        Timing("5 4 * * SUN", "UTC").IsCron.ShouldBeTrue();
        Timing("every 5 minutes", "UTC").IsCron.ShouldBeFalse();
        Timing("every day 5:00", "UTC").IsCron.ShouldBeFalse();
    }

    private static IJobTiming Timing(string schedule, string zone) => JobTimings.Parse(schedule, zone, out _).ShouldNotBeNull(schedule);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(DateTime time) => new(time, TimeSpan.Zero);

    private static void Check(string schedule, string zone, MinuteSearch search, IEnumerable<DateTime> expected, DateTime? start = null)
    {
        var timing = Timing(schedule, zone);
        var end = search.From.AddMinutes(search.Minutes.Count);
        var last = start ?? search.From.AddTicks(timing.IsCron ? -1 : 0);
        var found = new List<DateTime>();
        for (DateTimeOffset? next = timing.Next(Utc(last)); next < Utc(end); next = timing.Next(next.Value))
        {
            found.Add(next.Value.UtcDateTime);
        }

        found.ShouldBe(expected.Where(t => t < end), $"{schedule} in {zone} from {search.From:O}");
    }
}
