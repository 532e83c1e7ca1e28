using System.Globalization;
using System.Text.RegularExpressions;

namespace Aef.Runs.Data;

/// <summary>The settings of an incremental load.</summary>
/// <param name="Column">The column that orders the rows.</param>
/// <param name="Origin">Where new rows begin.</param>
/// <param name="Minutes">The minutes of <see cref="IncrementalOrigin.Duration"/>.</param>
/// <param name="Days">The days of <see cref="IncrementalOrigin.Days"/>.</param>
internal sealed partial record IncrementalOptions(string Column, IncrementalOrigin Origin, int Minutes = 0, int Days = 0)
{
    private const int MinutesOfHour = 60;

    /// <summary>True if the same rows are in the range of more than one run, so that appending them would repeat them.</summary>
    public bool CanRepeat => Origin != IncrementalOrigin.Destination;

    /// <summary>The options for the word of a setting; null for a word that means none.</summary>
    public static IncrementalOptions? Parse(string column, string? from)
    {
        switch (from?.Trim().ToLowerInvariant())
        {
            case null or "" or "destination":
                return new IncrementalOptions(column, IncrementalOrigin.Destination);
            case "interval":
                return new IncrementalOptions(column, IncrementalOrigin.Interval);
        }

        var match = Duration().Match(from.Trim());
        if (!match.Success)
        {
            return null;
        }

        var count = int.Parse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return char.ToLowerInvariant(match.Groups["unit"].ValueSpan[0]) switch
        {
            'd' => new IncrementalOptions(column, IncrementalOrigin.Days, Days: count),
            'h' => new IncrementalOptions(column, IncrementalOrigin.Duration, count * MinutesOfHour),
            _ => new IncrementalOptions(column, IncrementalOrigin.Duration, count),
        };
    }

    [GeneratedRegex(
        "^(?<count>[1-9][0-9]{0,4}) ?(?<unit>min|minutes?|hours?|days?)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();
}
