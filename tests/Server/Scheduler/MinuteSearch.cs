namespace Aef.Tests.Server.Scheduler;

/// <summary>
/// The minutes of a span in a zone, by <see cref="TimeZoneInfo"/> alone. It is the calculation that the scheduler's is compared with: it
/// looks at each minute and asks whether a schedule is due there.
/// </summary>
internal sealed class MinuteSearch
{
    private readonly TimeZoneInfo _zone;

    public MinuteSearch(string zone, DateTime from, int days)
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        From = from;
        var shown = new HashSet<DateTime>();
        Minutes = [.. Enumerable.Range(-180, (days * 1440) + 180).Select(m => MinuteAt(from.AddMinutes(m), shown)).Skip(180)];
    }

    public DateTime From { get; }

    public IReadOnlyList<Minute> Minutes { get; }

    /// <summary>Three days around each change of the clocks in a year; a winter's and a summer's day if there is no change.</summary>
    public static IEnumerable<MinuteSearch> AroundChanges(string zone, int year)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var start = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var changes = Enumerable.Range(0, 365 * 24).Select(h => start.AddHours(h))
            .Where(t => info.GetUtcOffset(t) != info.GetUtcOffset(t.AddHours(1)))
            .ToList();
        return (changes.Count == 0 ? [start.AddDays(90), start.AddDays(300)] : changes)
            .Select(t => new MinuteSearch(zone, t.Date.AddDays(-1), days: 3));
    }

    /// <summary>The instants of a schedule in unix-cron.</summary>
    public IEnumerable<DateTime> Cron(string schedule)
    {
        var fields = schedule.Split(' ');
        var sets = Enumerable.Range(0, 5).Select(i => Values(fields[i], i)).ToArray();
        var isRepeated = fields[0].AsSpan().ContainsAny('*', '-') || fields[1].AsSpan().ContainsAny('*', '-');
        var restrictsDay = sets[2].Count < 31;
        var restrictsWeekday = sets[4].Count < 7;
        return Due(IsMatch, isRepeated);

        bool IsMatch(DateTime wall)
        {
            var (day, weekday) = (sets[2].Contains(wall.Day), sets[4].Contains((int)wall.DayOfWeek));
            return sets[0].Contains(wall.Minute) && sets[1].Contains(wall.Hour) && sets[3].Contains(wall.Month)
                && (restrictsDay && restrictsWeekday ? day || weekday : day && weekday);
        }
    }

    /// <summary>
    /// The instants whose wall time matches. A wall time that comes again counts once, unless it is repeated; skipped ones count at the
    /// first minute after them.
    /// </summary>
    public IEnumerable<DateTime> Due(Func<DateTime, bool> isMatch, bool isRepeated) => Minutes
        .Where(m => (isMatch(m.Wall) && (isRepeated || !m.IsAgain)) || m.Skipped.Any(isMatch))
        .Select(m => m.Instant);

    private Minute MinuteAt(DateTime instant, HashSet<DateTime> shown)
    {
        var wall = Wall(instant);
        var before = Wall(instant.AddMinutes(-1));
        var skipped = Enumerable.Range(1, Math.Max(0, (int)(wall - before).TotalMinutes - 1)).Select(m => before.AddMinutes(m)).ToArray();
        return new Minute(instant, wall, !shown.Add(wall), skipped);
    }

    private DateTime Wall(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, _zone);

    private static HashSet<int> Values(string field, int index)
    {
        string[] months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
        string[] days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
        int[] mins = [0, 0, 1, 1, 0];
        int[] maxs = [59, 23, 31, 12, 6];
        var values = new HashSet<int>();
        foreach (var item in field.Split(','))
        {
            var parts = item.Split('/');
            var ends = parts[0] == "*" ? [mins[index], maxs[index]] : parts[0].Split('-').Select(Number).ToArray();
            for (var v = ends[0]; v <= ends[^1]; v += parts.Length > 1 ? int.Parse(parts[1]) : 1)
            {
                values.Add(index == 4 ? v % 7 : v);
            }
        }

        return values;

        int Number(string text) => index == 3 && Array.IndexOf(months, text) is >= 0 and var m ? m + 1
            : index == 4 && Array.IndexOf(days, text) is >= 0 and var d ? d
            : int.Parse(text);
    }

    /// <summary>One minute: its instant, what clocks show, whether they showed it before, and what they skipped just before it.</summary>
    public sealed record Minute(DateTime Instant, DateTime Wall, bool IsAgain, DateTime[] Skipped);
}
