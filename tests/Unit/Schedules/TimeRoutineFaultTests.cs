using Aef.Tests.Support;

namespace Aef.Tests.Schedules;

/// <summary>Faults in the routine of the support library, planted one at a time: the comparison with the clocks must find each.</summary>
public sealed class TimeRoutineFaultTests
{
    private static readonly string Library = File.ReadAllText(
        Repository.PathOf("src", "Aef.Core", "Targets", "CloudWorkflows", "Support", "support-library.yaml"));

    [Theory]
    [InlineData("the second offset is not probed", "- after: ${int(time.parse(text.substring(time.format(wall + 86400, zone)", "- after: ${int(time.parse(text.substring(time.format(wall + 86400 - 172800, zone)")]
    [InlineData("the later of two instants is the first", "- condition: ${latest and high_shown == wall}", "- condition: ${high_shown == wall}")]
    [InlineData("the second instant is never used", "- condition: ${latest and high_shown == wall}", "- condition: ${latest and false}")]
    [InlineData("a skipped midnight is the end of the day before", "            return: ${high}\n    - halve:", "            return: ${low}\n    - halve:")]
    [InlineData("bisection keeps the wrong half", "- low: ${if(shown < wall, middle, low)}", "- low: ${if(shown < wall, low, middle)}")]
    [InlineData("times that the clocks have already shown are forgotten", "${if(earlier == shown, shown + delta, shown)}", "${shown}")]
    [InlineData("times that the clocks have not shown yet count", "- condition: ${found > until}", "- condition: ${false}")]
    [InlineData("every schedule is repeated", "- condition: ${not(rule.repeated)}", "- condition: ${false}")]
    [InlineData("no schedule is repeated", "- condition: ${not(rule.repeated)}", "- condition: ${true}")]
    [InlineData("a second time in the future counts", "${if(second <= until, math.max(found, second), found)}", "${math.max(found, second)}")]
    [InlineData("both day fields must match", "on_day or on_weekday, on_day and on_weekday", "on_day and on_weekday, on_day and on_weekday")]
    [InlineData("one day field is enough", "on_day or on_weekday, on_day and on_weekday", "on_day or on_weekday, on_day or on_weekday")]
    [InlineData("the week begins on Thursday", "(day // 86400 + 4) % 7 in", "(day // 86400) % 7 in")]
    [InlineData("months are ignored", "- condition: ${not(month in rule.months)}", "- condition: ${false}")]
    [InlineData("a minute counts only after it has passed", "- condition: ${number <= minute}", "- condition: ${number < minute}")]
    [InlineData("the minutes of earlier hours are limited too", "60 * rule.minutes[len(rule.minutes) - 1]", "60 * math.max(last_minute, 0)")]
    [InlineData("an hour counts only after it has passed", "number < hour or (number == hour and last_minute >= 0)", "number < hour")]
    [InlineData("earlier days end at the same hour", "          - hour: 23\n", "")]
    [InlineData("the previous week is this week", "- first: ${monday - 604800}", "- first: ${monday}")]
    [InlineData("weeks begin on Sunday", "((today // 86400 + 3) % 7)", "((today // 86400 + 4) % 7)")]
    [InlineData("the previous month has 31 days", "- first: ${month - 86400 * int(text.substring(time.format(month - 86400), 8, 10))}", "- first: ${month - 86400 * 31}")]
    [InlineData("hours are those of UTC", "- end: ${at - 60 * int(text.substring(shown, 14, 16)) - int(text.substring(shown, 17, 19))}", "- end: ${at - at % 3600}")]
    [InlineData("since_last begins at the scheduled time itself", "until: \"${at - 1}\"", "until: \"${at}\"")]
    [InlineData("the last day ends in UTC", "args: {wall: \"${last + 86400}\", zone: \"${rule.zone}\"}", "args: {wall: \"${last + 86400}\", zone: \"UTC\"}")]
    [InlineData("days are those of UTC", "- shown: ${text.substring(time.format(at, rule.zone), 0, 19)}", "- shown: ${text.substring(time.format(at), 0, 19)}")]
    [InlineData("the end date is the day after", "- last_shown: ${time.format(last + 86399)}", "- last_shown: ${time.format(last + 86400)}")]
    [InlineData("the end date of an hour is exclusive", "- last_shown: ${time.format(end - 1, rule.zone)}", "- last_shown: ${time.format(end, rule.zone)}")]
    [InlineData("the interval of an hour has the dates of UTC", "- first_shown: ${time.format(start, rule.zone)}", "- first_shown: ${time.format(start)}")]
    [InlineData("an empty interval is not empty", "- run.empty: ${end <= start}", "- run.empty: ${end < start}")]
    [InlineData("times are those of UTC", "- run.interval_end: ${text.replace_all_regex(time.format(end, rule.zone)", "- run.interval_end: ${text.replace_all_regex(time.format(end)")]
    public void A_planted_fault_is_found(string fault, string old, string now)
    {
        Library.Split(old).Length.ShouldBe(2, $"{fault}: the text occurs once");
        var comparison = new TimeComparison(new TimeRoutine(Library.Replace(old, now, StringComparison.Ordinal)), seed: 1);

        string? difference = null;
        for (var i = 0; i < 2000 && difference is null; i++)
        {
            difference = comparison.Next();
        }

        difference.ShouldNotBeNull(fault);
    }
}
