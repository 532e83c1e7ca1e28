using System.Globalization;

namespace Aef.Documents.Display;

/// <summary>The common format of durations.</summary>
public static class DurationText
{
    /// <summary>On real time as <see cref="Precise"/>, on virtual time as <see cref="Clock"/>.</summary>
    public static string Of(TimeSpan time, bool isRealTime) => isRealTime ? Precise(time) : Clock(time);

    /// <summary><c>0.38 s</c> and <c>12.3 s</c> for less than a minute; otherwise as <see cref="Clock"/>.</summary>
    public static string Precise(TimeSpan time)
    {
        var seconds = Math.Max(0, time.TotalSeconds);
        return seconds switch
        {
            >= 60 => Clock(time),
            >= 9.995 => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(seconds, 59.9):0.0} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
        };
    }

    /// <summary><c>00:47:12</c>, or with leading days.</summary>
    public static string Clock(TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Floor(Math.Max(0, time.TotalSeconds)));
        return whole.Days > 0 ? $"{whole.Days}d {whole:hh\\:mm\\:ss}" : whole.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);
    }
}
