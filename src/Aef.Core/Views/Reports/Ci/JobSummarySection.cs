using System.Globalization;

namespace Aef.Core.Views.Reports.Ci;

/// <summary>A section of a summary: a head that is kept or omitted as a whole, then rows that can be cut.</summary>
internal sealed class JobSummarySection(string[] head, string[] rows)
{
    // "_1000000 more rows do not fit: …_" and blank lines.
    private const int RoomForRest = 160;

    /// <summary>Adds as many rows as fit.</summary>
    public void AddTo(BoundedText page)
    {
        if (!page.TryAdd([string.Empty, .. head], RoomForRest))
        {
            page.TryAdd([string.Empty, "_A section was omitted: a step can write at most 1 MiB._"], 0);
            return;
        }

        var count = rows.TakeWhile(row => page.TryAdd([row], RoomForRest)).Count();
        if (count < rows.Length)
        {
            page.TryAdd(
                [
                    string.Empty,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"_{rows.Length - count} more rows were omitted: a step can write at most 1 MiB._"),
                ],
                0);
        }
    }
}
