using System.Globalization;
using System.Text;

namespace Aef.Core.Semantics.Schedules;

/// <summary>A format of the dates of a run: <c>%Y</c>, <c>%m</c>, <c>%d</c> and <c>%H</c> among other characters.</summary>
internal sealed class DateFormat
{
    /// <summary>The format of dates if a schedule has none.</summary>
    public const string Default = "%Y-%m-%d";

    private const string Special = ".[]{}()*+?^$|\\";

    private readonly int[] _starts = [-1, -1, -1, -1];

    private DateFormat(string text) => Text = text;

    /// <summary>The format as written.</summary>
    public string Text { get; }

    /// <summary>A regular expression that exactly the dates of the format match.</summary>
    public string Pattern { get; private set; } = string.Empty;

    /// <summary>Where year, month and day begin in a date; -1 for a part that it does not have.</summary>
    public IEnumerable<int> Starts => _starts.Take(3);

    /// <summary>Reads a format; null with the error.</summary>
    public static DateFormat? Parse(string text, out ScheduleFault? fault)
    {
        var format = new DateFormat(text);
        fault = format.Read();
        return fault is null ? format : null;
    }

    /// <summary>A time in this format.</summary>
    public string Format(DateTime time) => Text
        .Replace("%Y", time.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%m", time.ToString("MM", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%d", time.ToString("dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%H", time.ToString("HH", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The first and the last day of a date in this format, which may be a day, a month or a year; null for other text.</summary>
    public (DateTime First, DateTime Last)? Days(string date)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(date, Pattern, System.Text.RegularExpressions.RegexOptions.NonBacktracking))
        {
            return null;
        }

        var (year, month, day) = (Number(0, 4), Number(1, 2), Number(2, 2));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var first = new DateTime(year, month, day);
        var next = _starts[1] < 0 ? first.AddYears(1) : _starts[2] < 0 ? first.AddMonths(1) : first.AddDays(1);
        return (first, next.AddDays(-1));

        int Number(int part, int length) =>
            _starts[part] < 0 ? 1 : int.Parse(date.AsSpan(_starts[part], length), CultureInfo.InvariantCulture);
    }

    private ScheduleFault? Read()
    {
        var pattern = new StringBuilder("^");
        var length = 0;
        for (var at = 0; at < Text.Length; at++)
        {
            if (Text[at] != '%')
            {
                pattern.Append(Special.Contains(Text[at], StringComparison.Ordinal) ? "\\" : string.Empty).Append(Text[at]);
                length++;
                continue;
            }

            var part = at + 1 < Text.Length ? "YmdH".IndexOf(Text[at + 1], StringComparison.Ordinal) : -1;
            if (part < 0)
            {
                return new ScheduleFault("only %Y, %m, %d and %H are allowed", at, Math.Min(2, Text.Length - at));
            }

            if (_starts[part] >= 0)
            {
                return new ScheduleFault($"%{Text[at + 1]} appears more than once", at, 2);
            }

            _starts[part] = length;
            var digits = part == 0 ? 4 : 2;
            pattern.Append("[0-9]{").Append(digits).Append('}');
            length += digits;
            at++;
        }

        Pattern = pattern.Append('$').ToString();
        return _starts[0] < 0 ? new ScheduleFault("it has no year, %Y", 0, Text.Length)
            : _starts[1] < 0 && (_starts[2] >= 0 || _starts[3] >= 0)
                ? new ScheduleFault("a day or an hour needs a month, %m", 0, Text.Length)
            : _starts[2] < 0 && _starts[3] >= 0 ? new ScheduleFault("an hour needs a day, %d", 0, Text.Length)
            : null;
    }
}
