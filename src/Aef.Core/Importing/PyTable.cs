using System.Text.RegularExpressions;

namespace Aef.Core.Importing;

/// <summary>A table of BigQuery, as pydataflow writes it.</summary>
internal sealed partial record PyTable(string Project, string Dataset, string Table)
{
    /// <summary>Reads <c>project:dataset.table</c>; null for any other text.</summary>
    public static PyTable? Parse(string text) => Form().Match(text) is { Success: true } match
        ? new PyTable(match.Groups["project"].Value, match.Groups["dataset"].Value, match.Groups["table"].Value)
        : null;

    [GeneratedRegex(
        @"\A(?<project>[^\s""`/]+):(?<dataset>[A-Za-z0-9_]+)\.(?<table>[^.:\s""`]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Form();
}
