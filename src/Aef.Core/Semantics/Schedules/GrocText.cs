using System.Globalization;

namespace Aef.Core.Semantics.Schedules;

/// <summary>Schedules written in words: <c>every 48 hours</c>, <c>every sun,tue 9:00</c>, <c>1st friday of quarter 9:00</c>.</summary>
internal sealed class GrocText
{
    private static readonly string[] Days =
        ["sun", "mon", "tue", "wed", "thu", "fri", "sat", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Months =
        [
            "jan",
            "feb",
            "mar",
            "apr",
            "may",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct",
            "nov",
            "dec",
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];

    private static readonly string[] Ordinals = ["1st", "2nd", "3rd", "4th", "5th", "first", "second", "third", "fourth", "fifth"];
    private static readonly string[] Units = ["minutes", "mins", "hours"];
    private static readonly string[] Unit = ["minute", "hour"];

    private readonly List<ScheduleWord> _words;
    private int _at;
    private ScheduleFault? _fault;

    private GrocText(List<ScheduleWord> words) => _words = words;

    /// <summary>True when a schedule is written in words and not in unix-cron.</summary>
    public static bool IsMeant(List<string> words) => Is(words[0], "every") || words.Exists(w => Is(w, "of")) || Is(words[0], Ordinals);

    /// <summary>The error, or null.</summary>
    public static ScheduleFault? Check(List<ScheduleWord> words)
    {
        var text = new GrocText(words);
        if ((Is(words[0].Text, "every") ? text.Every() : text.On()) && text._at < words.Count)
        {
            text.Fail("the end");
        }

        return text._fault;
    }

    private bool Every()
    {
        _at++;
        if (Peek() is { } number && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            _at++;
            return Expect(word => Is(word, Units), "minutes or hours") && Interval();
        }

        if (Peek() is { Length: > 0 } zero && zero.All(c => c == '0'))
        {
            return Fail("a number of at least 1");
        }

        if (Next(word => Is(word, Unit)))
        {
            return Interval();
        }

        return Expect(word => Is(word, "day") || IsList(word, Days), "a number, a day of the week or \"day\"")
            && (!Next("of") || MonthsPart())
            && (_at == _words.Count || Time());
    }

    private bool Interval()
    {
        if (Next("on") && !Expect(word => IsList(word, Days), "days of the week"))
        {
            return false;
        }

        if (Next("of") && !MonthsPart())
        {
            return false;
        }

        return Next("from") ? Time() && Expect(word => Is(word, "to"), "\"to\"") && Time() : Next("synchronized") || true;
    }

    /// <summary><c>1st friday of …</c>, <c>first day of …</c> or <c>1,15 of …</c>.</summary>
    private bool On()
    {
        var isOrdinal = Next(word => IsList(word, Ordinals));
        if (!isOrdinal && !Expect(word => word.Split(',').All(IsMonthDay), "\"every\", a day of the month or a word such as 1st"))
        {
            return false;
        }

        return (!isOrdinal || Expect(word => Is(word, "day") || IsList(word, Days), "days of the week"))
            && Expect(word => Is(word, "of"), "\"of\"")
            && MonthsPart()
            && (_at == _words.Count || Time());
    }

    private bool MonthsPart()
    {
        if (Next(word => IsList(word, Ordinals)))
        {
            return Expect(word => Is(word, "month"), "\"month\"")
                && Expect(word => Is(word, "of"), "\"of\"")
                && Expect(word => Is(word, "quarter"), "\"quarter\"");
        }

        return Expect(word => Is(word, "month") || Is(word, "quarter") || IsList(word, Months), "a month, \"month\" or \"quarter\"");
    }

    private bool Time() => Expect(IsTime, "a time such as 9:00");

    private static bool IsTime(string word) =>
        word.Split(':') is [{ Length: 1 or 2 } hour, { Length: 2 } minute] && IsNumber(hour, 0, 23) && IsNumber(minute, 0, 59);

    private static bool IsMonthDay(string word) => IsNumber(word, 1, 31);

    private static bool IsNumber(string word, int min, int max) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max;

    private static bool Is(string word, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (string.Equals(word, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsList(string word, string[] names) => word.Split(',').All(w => Is(w, names));

    private string? Peek() => _at < _words.Count ? _words[_at].Text : null;

    private bool Next(string word) => Next(w => Is(w, word));

    private bool Next(Func<string, bool> isMeant)
    {
        if (Peek() is { } word && isMeant(word))
        {
            _at++;
            return true;
        }

        return false;
    }

    private bool Expect(Func<string, bool> isMeant, string expected) => Next(isMeant) || Fail(expected);

    private bool Fail(string expected)
    {
        var last = _words[^1];
        _fault = _at < _words.Count
            ? new ScheduleFault($"expected {expected} here", _words[_at].Start, _words[_at].Text.Length)
            : new ScheduleFault($"expected {expected} after this", last.Start, last.Text.Length);
        return false;
    }
}
