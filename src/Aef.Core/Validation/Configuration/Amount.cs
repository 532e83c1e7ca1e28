using System.Globalization;

namespace Aef.Core.Validation.Configuration;

/// <summary>Periods and sizes as people write them: <c>30d</c>, <c>12h</c>, <c>5GB</c>.</summary>
internal static class Amount
{
    private static readonly (string Unit, double Seconds)[] Units =
        [("d", 86_400), ("h", 3600), ("min", 60), ("m", 60), ("w", 604_800), ("s", 1)];
    private static readonly (string Unit, long Bytes)[] Sizes = [("GB", 1L << 30), ("MB", 1L << 20), ("KB", 1L << 10), ("B", 1)];

    /// <summary>Reads a period: a positive number of weeks, days, hours, minutes or seconds.</summary>
    public static bool TryPeriod(string? text, out TimeSpan period)
    {
        foreach (var (unit, seconds) in Units)
        {
            if (TryNumber(text, unit, out var number) && number * seconds <= TimeSpan.MaxValue.TotalSeconds / 2)
            {
                period = TimeSpan.FromSeconds(number * seconds);
                return true;
            }
        }

        period = default;
        return false;
    }

    /// <summary>Reads a size: a positive number of GB, MB, KB or B.</summary>
    public static bool TrySize(string? text, out long bytes)
    {
        foreach (var (unit, factor) in Sizes)
        {
            if (TryNumber(text, unit, out var number) && number * factor <= long.MaxValue / 2)
            {
                bytes = (long)(number * factor);
                return true;
            }
        }

        bytes = 0;
        return false;
    }

    private static bool TryNumber(string? text, string unit, out double number)
    {
        number = 0;
        return text is not null
            && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
            && double.TryParse(
                text.AsSpan(0, text.Length - unit.Length),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out number)
            && number > 0;
    }
}
