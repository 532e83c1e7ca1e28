namespace Aef.Tests.Server.Scheduler;

/// <summary>Looks at each minute and asks whether a schedule in words is due, without the classes of the scheduler.</summary>
internal static class WordSearch
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly Dictionary<string, int> Ordinals = new()
    {
        ["1st"] = 1, ["2nd"] = 2, ["third"] = 3, ["fourth"] = 4, ["5th"] = 5,
    };

    /// <summary>The instants of one of the schedules that <see cref="ScheduleSamples"/> generates.</summary>
    public static IEnumerable<DateTime> In(MinuteSearch search, string schedule)
    {
        var words = schedule.Split(' ');
        return words[0] == "every" && char.IsDigit(words[1][0]) ? Interval(search, words) : search.Due(Daily(words), isRepeated: false);
    }

    private static IEnumerable<DateTime> Interval(MinuteSearch search, string[] words)
    {
        var minutes = int.Parse(words[1]) * (words[2] == "hours" ? 60 : 1);
        var days = words is [.., "on", var list] ? list.Split(',') : Days;
        if (words.Length == 3)
        {
            return search.Minutes.Where((_, i) => (i + 1) % minutes == 0).Select(m => m.Instant.AddMinutes(1));
        }

        var (from, to) = words[3] == "from" ? (Time(words[4]), Time(words[6])) : (TimeSpan.Zero, new TimeSpan(23, 59, 0));
        return Range(search, minutes, from, to).Where(m => days.Contains(Days[(int)m.Wall.DayOfWeek])).Select(m => m.Instant);
    }

    /// <summary>Counts the minutes since the range began; it ends after the minute at which clocks show its end, or skip it.</summary>
    private static IEnumerable<MinuteSearch.Minute> Range(MinuteSearch search, int interval, TimeSpan from, TimeSpan to)
    {
        int? since = null;
        foreach (var minute in search.Minutes)
        {
            var begins = Shows(minute, from);
            var ends = Shows(minute, to);
            since = begins ? 0 : since is { } count ? count + 1 : null;
            if (since % interval == 0)
            {
                yield return minute;
            }

            since = ends ? null : since;
        }
    }

    /// <summary>True at the first minute at which the clocks show a time of the day, or after they skipped it.</summary>
    private static bool Shows(MinuteSearch.Minute minute, TimeSpan time) =>
        (minute.Wall.TimeOfDay == time && !minute.IsAgain) || minute.Skipped.Any(s => s.TimeOfDay == time);

    private static Func<DateTime, bool> Daily(string[] words)
    {
        var time = Time(words[^1]);
        var months = AllowedMonths(words);
        if (words[1] == "of")
        {
            var numbers = words[0].Split(',').Select(int.Parse).ToHashSet();
            return wall => wall.TimeOfDay == time && months.Contains(wall.Month) && numbers.Contains(wall.Day);
        }

        var ordinals = words[0] == "every" ? [1, 2, 3, 4, 5] : words[0].Split(',').Select(o => Ordinals[o]).ToHashSet();
        var days = words[1] == "day" ? Days : words[1].Split(',');
        return wall => wall.TimeOfDay == time
            && months.Contains(wall.Month)
            && (words[1] == "day" && words[0] != "every"
                ? ordinals.Contains(wall.Day)
                : days.Contains(Days[(int)wall.DayOfWeek]) && ordinals.Contains((wall.Day + 6) / 7));
    }

    private static HashSet<int> AllowedMonths(string[] words)
    {
        var at = Array.IndexOf(words, "of") + 1;
        return at == 0 || words[at] == "month" ? [.. Enumerable.Range(1, 12)]
            : words[at] == "quarter" ? [1, 4, 7, 10]
            : words[at + 1] == "month"
                ? [.. words[at].Split(',').SelectMany(o => Enumerable.Range(0, 4).Select(q => (q * 3) + Ordinals[o]))]
            : [.. words[at].Split(',').Select(m => Array.IndexOf(Months, m) + 1)];
    }

    private static TimeSpan Time(string text) => TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
