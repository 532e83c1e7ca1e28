using System.Globalization;
using System.Text.RegularExpressions;

namespace Aef.Core.Importing;

/// <summary>How far an incremental load goes back, such as <c>120day</c>.</summary>
/// <param name="Count">The number of units.</param>
/// <param name="Unit"><c>min</c>, <c>hour</c> or <c>day</c>.</param>
internal sealed partial record PyInterval(int Count, string Unit)
{
    /// <summary>The word for the newest row of the destination.</summary>
    public const string Newest = "max_value_in_destination";

    /// <summary>Reads an interval; null for any other text.</summary>
    public static PyInterval? Parse(string text) =>
        Form().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new PyInterval(count, match.Groups["unit"].Value.ToLowerInvariant())
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}{Unit}");

    [GeneratedRegex(
        @"\A(?<count>[1-9][0-9]{0,8})(?<unit>min|hour|day)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Form();
}
