using System.Globalization;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>The days, or the hours, of a run: from its start_date to its end_date, which belongs to it.</summary>
internal static class RunInterval
{
    private const int DigitsOfHour = 10;
    private static readonly string[] Formats = ["yyyy", "yyyyMM", "yyyyMMdd", "yyyyMMddHH"];

    /// <summary>The first moment of the interval, and the first one after it.</summary>
    /// <exception cref="DataJobException">The run has no such dates.</exception>
    public static (DateTime From, DateTime Until) Of(DataCall call)
    {
        var (from, _) = Read(call, "start_date");
        var (last, unit) = Read(call, "end_date");
        var until = unit switch
        {
            4 => last.AddYears(1),
            6 => last.AddMonths(1),
            DigitsOfHour => last.AddHours(1),
            _ => last.AddDays(1),
        };
        return (from, until);
    }

    /// <summary>A date, and its number of digits: formats have any characters between them.</summary>
    private static (DateTime Time, int Digits) Read(DataCall call, string name)
    {
        var text = SqlValues.TextOf(call.Job.RunValues[name]);
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return DateTime.TryParseExact(digits, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time, digits.Length)
            : throw new DataJobException(
                $"\"incremental_from: interval\" needs {Quoted.Text(name)} of the run in the order year, month, day; "
                + $"got {Quoted.Text(text)}.");
    }
}
