using System.Globalization;
using Aef.Documents.Display;

namespace Aef.Web.Components.Parts;

/// <summary>Texts of the page. Names and messages of users are shown on one line, with invisible characters escaped.</summary>
internal static class PageText
{
    /// <summary>A text of a user.</summary>
    public static string Clean(string? text) => TerminalText.Clean(text);

    /// <summary>A text of a user that fits into a number of columns.</summary>
    public static string Cut(string? text, int columns) => TerminalText.Cut(Clean(text), columns);

    /// <summary>A time in the zone of the computer, to the second.</summary>
    public static string Time(DateTimeOffset time, TimeProvider clock) =>
        TimeZoneInfo.ConvertTime(time, clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The zone of the times, such as <c>UTC+02:00</c>.</summary>
    public static string Zone(TimeProvider clock) =>
        "UTC" + clock.GetLocalNow().ToString("zzz", CultureInfo.InvariantCulture);

    /// <summary>A duration.</summary>
    public static string Duration(TimeSpan time) => DurationText.Precise(time);

    /// <summary>A number of pixels, or a fraction, in an attribute of SVG.</summary>
    public static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun.</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? string.Empty : "s")}");
}
