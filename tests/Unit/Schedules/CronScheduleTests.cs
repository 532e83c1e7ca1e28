using Aef.Core.Operations;

namespace Aef.Tests.Schedules;

public sealed class CronScheduleTests
{
    [Fact]
    public void A_schedule_is_read_field_by_field()
    {
        var schedule = CronSchedule.Parse("  */15 6-22  1,15 JAN mon-fri ").ShouldNotBeNull();

        schedule.ToString().ShouldBe("*/15 6-22 1,15 JAN mon-fri");
        (schedule.Minute, schedule.Hour, schedule.DayOfMonth, schedule.Month, schedule.DayOfWeek)
            .ShouldBe(("*/15", "6-22", "1,15", "JAN", "mon-fri"));
    }

    [Theory]
    [InlineData("0 5 L * *")] // the characters that Cronos knows and Cloud Scheduler does not
    [InlineData("0 5 15W * *")]
    [InlineData("0 5 * * 5#2")]
    [InlineData("0 5 ? * *")]
    [InlineData("@daily")]
    [InlineData("0 22-2 * * *")]
    [InlineData("5/15 * * * *")]
    [InlineData("*/90 * * * *")]
    [InlineData("0 0 5 * * *")]
    [InlineData("")]
    [InlineData("every 5 minutes")]
    [InlineData("1st friday of quarter 9:00")]
    public void What_is_not_unix_cron_as_Cloud_Scheduler_reads_it_is_no_schedule(string text) => CronSchedule.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("0 5 * * *", false, false)]
    [InlineData("0 5 1-31 * 0-6", false, false)]
    [InlineData("0 5 */1 * 1-7", false, false)]
    [InlineData("0 5 13 * *", true, false)]
    [InlineData("0 5 * * 5", false, true)]
    [InlineData("0 5 */2 * 1-6", true, true)]
    public void A_day_field_restricts_when_it_leaves_out_days(string text, bool ofMonth, bool ofWeek)
    {
        var schedule = CronSchedule.Parse(text).ShouldNotBeNull();

        (schedule.RestrictsDayOfMonth, schedule.RestrictsDayOfWeek).ShouldBe((ofMonth, ofWeek));
    }
}
