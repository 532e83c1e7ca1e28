namespace Aef.Cli.Rendering;

/// <summary>The differences between two texts, line by line, with a few common lines around each.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    // The table of two texts of this length has 4 million entries; longer texts are shown in full.
    private const int MaxLines = 2_000;

    /// <summary>The lines of both texts in one order: expected lines come before actual ones.</summary>
    public static IReadOnlyList<DiffLine> Of(string[] expected, string[] actual)
    {
        if (expected.Length > MaxLines || actual.Length > MaxLines)
        {
            return [.. expected.Select(l => new DiffLine('-', l)), .. actual.Select(l => new DiffLine('+', l))];
        }

        return Shorten(Walk(expected, actual, CommonLengths(expected, actual)));
    }

    /// <summary>The length of the longest common part after each pair of positions.</summary>
    private static ushort[,] CommonLengths(string[] expected, string[] actual)
    {
        var lengths = new ushort[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = expected[i] == actual[j] ? (ushort)(lengths[i + 1, j + 1] + 1) : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static List<DiffLine> Walk(string[] expected, string[] actual, ushort[,] lengths)
    {
        var lines = new List<DiffLine>(expected.Length + actual.Length);
        var (i, j) = (0, 0);
        while (i < expected.Length || j < actual.Length)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
            {
                lines.Add(new DiffLine(' ', expected[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= actual.Length || (i < expected.Length && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                lines.Add(new DiffLine('-', expected[i++]));
            }
            else
            {
                lines.Add(new DiffLine('+', actual[j++]));
            }
        }

        return lines;
    }

    private static List<DiffLine> Shorten(List<DiffLine> lines)
    {
        var shown = new List<DiffLine>();
        var left = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var near = lines.GetRange(Math.Max(0, i - Context), Math.Min(lines.Count, i + Context + 1) - Math.Max(0, i - Context)).Exists(l => l.Sign != ' ');
            if (near)
            {
                shown.Add(lines[i]);
            }
            else if (!left)
            {
                shown.Add(new DiffLine(' ', "…"));
            }

            left = !near;
        }

        return shown;
    }
}
