using Aef.Core.Operations;

namespace Aef.Cli.Rendering;

/// <summary>The excerpt of a comparison of two texts: the lines that differ, with a few common lines around them.</summary>
internal static class DiffExcerpt
{
    private const int Context = 3;

    // The comparison of two texts of this length without common lines lasts some milliseconds; longer ones are shown whole.
    private const int MaxLines = 2_000;

    /// <summary>Compares two texts; an ellipsis replaces common lines that are left out.</summary>
    public static IReadOnlyList<DiffLine> Create(ILineDiff diff, string[] expected, string[] actual)
    {
        if (expected.Length > MaxLines || actual.Length > MaxLines)
        {
            return [.. expected.Select(l => new DiffLine(DiffLineKind.Expected, l)), .. actual.Select(l => new DiffLine(DiffLineKind.Actual, l))];
        }

        return Shorten(diff.Compare(expected, actual));
    }

    private static List<DiffLine> Shorten(IReadOnlyList<DiffLine> lines)
    {
        var shown = new List<DiffLine>();
        var left = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var near = lines.Take(Math.Max(0, i - Context)..Math.Min(lines.Count, i + Context + 1)).Any(l => l.Kind != DiffLineKind.Common);
            if (near)
            {
                shown.Add(lines[i]);
            }
            else if (!left)
            {
                shown.Add(new DiffLine(DiffLineKind.Common, "…"));
            }

            left = !near;
        }

        return shown;
    }
}
