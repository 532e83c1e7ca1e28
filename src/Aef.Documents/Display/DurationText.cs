using System.Globalization;

namespace Aef.Documents.Display;

/// <summary>The common format of durations.</summary>
public static class DurationText
{
    /// <summary><c>00:47:12</c>, or with leading days.</summary>
    public static string Clock(TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Floor(Math.Max(0, time.TotalSeconds)));
        return whole.Days > 0 ? $"{whole.Days}d {whole:hh\\:mm\\:ss}" : whole.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);
    }
}
