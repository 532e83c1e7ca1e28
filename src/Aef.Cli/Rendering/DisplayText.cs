using System.Globalization;
using Aef.Documents.Display;

namespace Aef.Cli.Rendering;

/// <summary>The common format of numbers and times.</summary>
internal static class DisplayText
{
    /// <summary><c>1 step</c>, <c>2 steps</c>.</summary>
    public static string Count(long count, string noun) =>
        count == 1 ? $"1 {noun}" : $"{count.ToString(CultureInfo.InvariantCulture)} {noun}s";

    /// <summary><c>1 run</c>, <c>20,000 runs</c>.</summary>
    public static string LargeCount(long count, string noun) =>
        count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}s");

    /// <summary><c>00:47:12</c>, or with leading days.</summary>
    public static string Clock(TimeSpan time) => DurationText.Clock(time);
}
