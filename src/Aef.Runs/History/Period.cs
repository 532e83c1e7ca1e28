using System.Globalization;
using Aef.Core.Validation.Configuration;

namespace Aef.Runs.History;

/// <summary>Periods and sizes as users type them: <c>30d</c>, <c>12h</c>, <c>5GB</c>.</summary>
public static class Period
{
    /// <summary>Reads a period: a positive number of weeks, days, hours, minutes or seconds.</summary>
    public static bool TryParse(string? text, out TimeSpan period) => Amount.TryPeriod(text, out period);

    /// <summary>Reads a size: a positive number of GB, MB, KB or B.</summary>
    public static bool TryParseSize(string? text, out long bytes) => Amount.TrySize(text, out bytes);

    /// <summary>Reads a time: a date or time, which is local without an offset, or a period before <paramref name="now"/>.</summary>
    public static bool TryParseTime(string? text, DateTimeOffset now, out DateTimeOffset time)
    {
        if (TryParse(text, out var period))
        {
            time = now - period;
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out time);
    }
}
