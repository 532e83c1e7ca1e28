using System.Globalization;

namespace Aef.Server.Scheduler.Timing;

/// <summary>
/// Reads schedules in the words of App Engine, as Google's SDK does: <c>every 5 minutes from 9:00 to 17:00 on mon,tue</c>,
/// <c>1st,3rd friday of quarter 9:00</c>, <c>1,15 of month 4:00</c>.
/// </summary>
internal sealed class GrocParser
{
    private static readonly string[] DayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly string[] OrdinalNumbers = ["1st", "2nd", "3rd", "4th", "5th"];
    private static readonly string[] OrdinalWords = ["first", "second", "third", "fourth", "fifth"];
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly List<string> _words;
    private readonly TimeZoneInfo _zone;
    private int _at;

    private GrocParser(List<string> words, TimeZoneInfo zone)
    {
        _words = words;
        _zone = zone;
    }

    /// <summary>True for a schedule in words and not in unix-cron.</summary>
    public static bool IsMeant(string text) =>
        WordsOf(text).Exists(w => w is "every" or "of" || OrdinalOf(w) is not null || TimeOf(w) is not null);

    /// <summary>Reads a schedule; null, with the problem, when it is invalid.</summary>
    public static IJobTiming? Parse(string text, TimeZoneInfo zone, out string? problem)
    {
        try
        {
            var parser = new GrocParser(WordsOf(text), zone);
            var timing = parser.Parse();
            problem = null;
            return timing;
        }
        catch (FormatException e)
        {
            problem = e.Message;
            return null;
        }
    }

    private IJobTiming Parse()
    {
        IJobTiming timing = Peek() == "every" && _at + 1 < _words.Count && IsIntervalStart(_words[_at + 1]) ? Interval() : Daily();
        return _at == _words.Count ? timing : throw Expected("the end");
    }

    private static bool IsIntervalStart(string word) => IsUnit(word) || word.All(char.IsAsciiDigit);

    private IntervalTiming Interval()
    {
        _at++;
        var count = 1;
        if (!IsUnit(Peek()) && (!int.TryParse(_words[_at++], NumberStyles.None, null, out count) || count is < 1 or > 1_000_000))
        {
            throw new FormatException("the interval must be a number from 1 to 1000000");
        }

        if (!IsUnit(Peek()))
        {
            throw Expected("minutes or hours");
        }

        var interval = count * (_words[_at++].StartsWith('h') ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1));
        (TimeSpan Start, TimeSpan End)? range = null;
        HashSet<DayOfWeek> weekdays = [];
        while (Peek() is "from" or "synchronized" or "on")
        {
            switch (_words[_at++])
            {
                case "on" when weekdays.Count == 0:
                    weekdays = Weekdays();
                    break;
                case "from" when range is null:
                    var start = Time();
                    Expect("to");
                    range = (start, Time());
                    break;
                case "synchronized" when range is null:
                    range = (TimeSpan.Zero, new TimeSpan(23, 59, 0));
                    _ = interval <= Day && Day.Ticks % interval.Ticks == 0
                        ? interval
                        : throw new FormatException("an interval can only be synchronized if it divides 24 hours evenly");
                    break;
                default:
                    _at--;
                    throw Expected("the end");
            }
        }

        return weekdays.Count is 0 or 7 || interval <= Day
            ? new IntervalTiming(interval, range, weekdays.Count == 7 ? [] : weekdays, _zone)
            : throw new FormatException("an interval on weekdays must not be longer than 24 hours");
    }

    private DailyTiming Daily()
    {
        HashSet<int> ordinals = [1, 2, 3, 4, 5];
        HashSet<DayOfWeek> weekdays = [.. Enum.GetValues<DayOfWeek>()];
        HashSet<int> monthDays = [];
        var isEvery = Peek() == "every";
        if (isEvery || OrdinalOf(Peek()) is not null)
        {
            _at += isEvery ? 1 : 0;
            ordinals = isEvery ? ordinals : List(OrdinalOf, "a word such as 1st");
            if (Peek() == "day")
            {
                // The "1st day" is the first of the month, and not each day of its first week.
                _at++;
                monthDays = isEvery ? [] : ordinals;
            }
            else
            {
                weekdays = Weekdays();
            }
        }
        else
        {
            monthDays = List(w => NumberOf(w, 1, 31), "\"every\", a day of the month or a word such as 1st");
            _ = Peek() == "of" ? "of" : throw Expected("\"of\"");
        }

        HashSet<int> months = [.. Enumerable.Range(1, 12)];
        if (Peek() == "of")
        {
            _at++;
            months = Months();
        }

        var days = new GrocDays(monthDays, ordinals, weekdays);
        var time = Time();
        return monthDays.Count == 0 || months.Any(m => monthDays.Min() <= DateTime.DaysInMonth(4, m))
            ? new DailyTiming(days, months, time, _zone)
            : throw new FormatException($"day {monthDays.Min()} does not exist in these months");
    }

    private HashSet<int> Months()
    {
        switch (Peek())
        {
            case "month":
                _at++;
                return [.. Enumerable.Range(1, 12)];
            case "quarter":
                _at++;
                return [1, 4, 7, 10];
        }

        if (OrdinalOf(Peek()) is null)
        {
            return List(w => NameIndex(MonthNames, w) is { } month ? month + 1 : null, "a month, \"month\" or \"quarter\"");
        }

        var ofQuarter = List(w => OrdinalOf(w) is <= 3 and var ordinal ? ordinal : null, "1st, 2nd or 3rd");
        Expect("month");
        Expect("of");
        Expect("quarter");
        return [.. Enumerable.Range(1, 12).Where(m => ofQuarter.Contains(((m - 1) % 3) + 1))];
    }

    private HashSet<DayOfWeek> Weekdays() => [.. List(w => NameIndex(DayNames, w), "days of the week").Select(d => (DayOfWeek)d)];

    private HashSet<int> List(Func<string, int?> value, string expected)
    {
        HashSet<int> values = [];
        do
        {
            values.Add(Peek() is { } word && value(word) is { } number ? number : throw Expected(expected));
            _at++;
        }
        while (Peek() == "," && _at++ >= 0);
        return values;
    }

    private TimeSpan Time()
    {
        var time = TimeOf(Peek()) ?? throw Expected("a time such as 9:00");
        _at++;
        return time;
    }

    private void Expect(string word) => _at += Peek() == word ? 1 : throw Expected($"\"{word}\"");

    private string? Peek() => _at < _words.Count ? _words[_at] : null;

    private FormatException Expected(string what) =>
        new(Peek() is { } word ? $"expected {what} instead of \"{word}\"" : $"expected {what} at the end");

    private static List<string> WordsOf(string text) =>
        [.. text.ToLowerInvariant().Replace(",", " , ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsUnit(string? word) => word is "minute" or "minutes" or "mins" or "hour" or "hours";

    private static int? OrdinalOf(string? word)
    {
        var index = Math.Max(Array.IndexOf(OrdinalNumbers, word), Array.IndexOf(OrdinalWords, word));
        return index < 0 ? null : index + 1;
    }

    private static TimeSpan? TimeOf(string? word) =>
        word?.Split(':') is [{ Length: 1 or 2 } hour, { Length: 2 } minute]
        && NumberOf(hour, 0, 23) is { } h
        && NumberOf(minute, 0, 59) is { } m
            ? new TimeSpan(h, m, 0)
            : null;

    private static int? NumberOf(string word, int min, int max) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null;

    private static int? NameIndex(string[] names, string word)
    {
        var index = Array.FindIndex(names, n => n == word || (word.Length == 3 && n.StartsWith(word, StringComparison.Ordinal)));
        return index < 0 ? null : index;
    }
}
