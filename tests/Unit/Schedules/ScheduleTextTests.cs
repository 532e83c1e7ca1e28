using Aef.Core.Semantics.Schedules;

namespace Aef.Tests.Schedules;

public sealed class ScheduleTextTests
{
    [Theory]
    [InlineData("0 5 * * *")]
    [InlineData("*/15 0-6,22 1,15 JAN-MAR mon-fri")]
    [InlineData("  0   5 * * 7 ")]
    [InlineData("0 9 */2 * *")]
    [InlineData("0 9 1-10/3 12 *")]
    [InlineData("every 5 minutes")]
    [InlineData("every minute")]
    [InlineData("every 48 hours")]
    [InlineData("every day 09:00")]
    [InlineData("every sun,tue,thu 9:00")]
    [InlineData("every 60 minutes on mon,wed")]
    [InlineData("every wed of december 00:00")]
    [InlineData("first sunday of month 12:00")]
    [InlineData("1st friday of quarter 9:00")]
    [InlineData("2nd,3rd tue,wed,thu of feb,aug 13:50")]
    [InlineData("second,4th tue,thursday of 3rd month of quarter 18:30")]
    [InlineData("1,3,4,7,11,18,29 of jan,jul 12:34")]
    [InlineData("03 of month 12:34")]
    [InlineData("every 5 minutes from 10:00 to 14:00")]
    public void What_Cloud_Scheduler_documents_is_accepted(string text) => ScheduleText.Check(text).ShouldBeNull();

    [Theory]
    [InlineData("@daily", "0 0 * * *")]
    [InlineData("@MIDNIGHT", "0 0 * * *")]
    [InlineData("@hourly", "0 * * * *")]
    [InlineData("@weekly", "0 0 * * 0")]
    [InlineData("@monthly", "0 0 1 * *")]
    [InlineData("@annually", "0 0 1 1 *")]
    [InlineData("0 5 ? * 1", "*")]
    [InlineData("0 5 * * MONDAY", "MON")]
    [InlineData("0 5 * * monday-Friday", "mon-Fri")]
    [InlineData("0 5 1 september *", "sep")]
    [InlineData("0 5 * * MONTAG", null)]
    [InlineData("@reboot", null)]
    public void What_other_schedulers_accept_is_reported_with_what_was_meant(string text, string? meant)
    {
        var fault = ScheduleText.Check(text).ShouldNotBeNull();

        fault.Meant.ShouldBe(meant);
        if (meant is not null)
        {
            ScheduleText.Check(text[..fault.Start] + meant + text[(fault.Start + fault.Length)..]).ShouldBeNull();
        }
    }

    [Fact]
    public void A_period_of_zero_must_be_at_least_one() =>
        ScheduleText.Check("every 00 minutes").ShouldNotBeNull().Message.ShouldBe("expected a number of at least 1 here");

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("0 5 * *", 0, 7)]
    [InlineData("0 0 5 * * *", 0, 11)]
    [InlineData("@daily", 0, 6)]
    [InlineData("60 5 * * *", 0, 2)]
    [InlineData("0 24 * * *", 2, 2)]
    [InlineData("0 5 0 * *", 4, 1)]
    [InlineData("0 5 * 13 *", 6, 2)]
    [InlineData("0 5 * * 8", 8, 1)]
    [InlineData("0 5 L * *", 4, 1)]
    [InlineData("0 5 * FEBR *", 6, 4)]
    [InlineData("1,,2 5 * * *", 2, 1)]
    [InlineData("0 6-5 * * *", 2, 3)]
    [InlineData("*/0 5 * * *", 0, 3)]
    [InlineData("*/60 5 * * *", 0, 4)]
    [InlineData("5/10 5 * * *", 0, 4)]
    [InlineData("-5 5 * * *", 0, 2)]
    [InlineData("every 5 minuts", 8, 6)]
    [InlineData("every 0 minutes", 6, 1)]
    [InlineData("every day 25:00", 10, 5)]
    [InlineData("every day 9:00 sharp", 15, 5)]
    [InlineData("first sunday of", 13, 2)]
    [InlineData("32 of month 12:00", 0, 2)]
    [InlineData("every 5 minutes from 10:00", 21, 5)]
    public void What_it_refuses_is_reported_at_its_location(string text, int start, int length)
    {
        var fault = ScheduleText.Check(text).ShouldNotBeNull();

        (fault.Start, fault.Length).ShouldBe((start, length), fault.Message);
    }

    [Theory]
    [InlineData("0 0 31 2 *", true)]
    [InlineData("0 0 30,31 2 *", true)]
    [InlineData("0 0 31 4,6,9,11 *", true)]
    [InlineData("0 0 29 2 *", false)]
    [InlineData("0 0 31 2,3 *", false)]
    [InlineData("0 0 31 2 1", false)]
    [InlineData("every day 9:00", false)]
    public void A_day_that_no_month_has_never_comes(string text, bool never) => ScheduleText.NeverComes(text).ShouldBe(never);

    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Europe/Berlin", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("Europe/Berln", false)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("UTC+1", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("Europe", false)]
    [InlineData("Europe/", false)]
    [InlineData("", false)]
    [InlineData("Europe/Berlin\0", false)]
    public void Time_zones_are_those_of_IANA(string name, bool exists) => TimeZoneNames.Exists(name).ShouldBe(exists);
}
