using System.Globalization;
using Aef.Core.Editing.Changes;
using Aef.Core.Operations;

namespace Aef.Core.Editing.Saving;

/// <summary>
/// Merges two changes of one text by lines, as diff3 does: a change of one side is taken, the same change of both sides is taken once, and
/// different changes of the same or of adjacent lines are a conflict. Line breaks belong to their lines.
/// </summary>
public sealed class ThreeWayMerge(ILineDiff diff)
{
    /// <summary>Merges the text of the editor with that on disk; both came from <paramref name="origin"/>.</summary>
    public MergeResult Merge(EditedText origin, EditedText mine, EditedText theirs)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        var (a, b, c) = (Lines(origin), Lines(mine), Lines(theirs));
        var (toMine, toTheirs) = (Matches(a, b), Matches(a, c));
        var merged = new List<string>();
        var conflicts = new List<MergeConflict>();
        var (i, j, k) = (0, 0, 0);
        while (i < a.Length || j < b.Length || k < c.Length)
        {
            if (i < a.Length && toMine[i] == j && toTheirs[i] == k)
            {
                merged.Add(a[i]);
                (i, j, k) = (i + 1, j + 1, k + 1);
                continue;
            }

            // Up to the next line that all three have.
            var next = i;
            while (next < a.Length && (toMine[next] < 0 || toTheirs[next] < 0))
            {
                next++;
            }

            var (endB, endC) = next < a.Length ? (toMine[next], toTheirs[next]) : (b.Length, c.Length);
            Add(a[i..next], b[j..endB], c[k..endC], merged, conflicts);
            (i, j, k) = (next, endB, endC);
        }

        var hasMark = mine.HasByteOrderMark == origin.HasByteOrderMark ? theirs.HasByteOrderMark : mine.HasByteOrderMark;
        return new MergeResult(EditedText.FromFileText(string.Concat(merged), hasMark), conflicts);
    }

    private static void Add(string[] origin, string[] mine, string[] theirs, List<string> merged, List<MergeConflict> conflicts)
    {
        if (mine.SequenceEqual(theirs) || theirs.SequenceEqual(origin))
        {
            merged.AddRange(mine);
        }
        else if (mine.SequenceEqual(origin))
        {
            merged.AddRange(theirs);
        }
        else
        {
            conflicts.Add(new MergeConflict(merged.Count + 1, Shown(origin), Shown(mine), Shown(theirs)));
            merged.AddRange(mine);
        }
    }

    /// <summary>For each line, the index of the same line in the other text, or -1.</summary>
    private int[] Matches(string[] from, string[] to)
    {
        // Lines as numbers: with their line breaks they would not be lines.
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        var matches = new int[from.Length];
        Array.Fill(matches, -1);
        var (i, j) = (0, 0);
        foreach (var line in diff.Compare([.. from.Select(Number)], [.. to.Select(Number)]))
        {
            switch (line.Kind)
            {
                case DiffLineKind.Common:
                    matches[i++] = j++;
                    break;
                case DiffLineKind.Expected:
                    i++;
                    break;
                default:
                    j++;
                    break;
            }
        }

        return matches;

        string Number(string line)
        {
            if (!numbers.TryGetValue(line, out var number))
            {
                numbers.Add(line, number = numbers.Count.ToString(CultureInfo.InvariantCulture));
            }

            return number;
        }
    }

    private static string[] Shown(IEnumerable<string> lines) => [.. lines.Select(l => l.TrimEnd('\r', '\n'))];

    private static string[] Lines(EditedText edited)
    {
        var text = edited.ToFileText();
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lines.Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        return start < text.Length ? [.. lines, text[start..]] : [.. lines];
    }
}
