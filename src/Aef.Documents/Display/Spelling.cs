namespace Aef.Documents.Display;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
public static class Spelling
{
    private const int MaxLength = 64;

    /// <summary>The sentence <c>" Did you mean …?"</c>, or an empty string when no name is similar.</summary>
    public static string Suggest(string text, IEnumerable<string> candidates) => Question(Nearest(text, candidates));

    /// <summary>The same sentence for a known suggestion.</summary>
    public static string Question(string? nearest) => nearest is null ? string.Empty : $" Did you mean {Quoted.Text(nearest)}?";

    /// <summary>
    /// The most similar candidate within a few typing errors, or null. It shares at least one character. Case, '-' and '_' are ignored.
    /// </summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        Span<char> wantedBuffer = stackalloc char[MaxLength];
        Span<char> candidateBuffer = stackalloc char[MaxLength];
        var wanted = Fold(text, wantedBuffer);
        var allowed = Math.Max(1, wanted.Length / 4);
        string? best = null;
        var bestDistance = allowed + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > MaxLength)
            {
                continue;
            }

            var folded = Fold(candidate, candidateBuffer);
            if (Math.Abs(folded.Length - wanted.Length) < bestDistance
                && Distance(wanted, folded) is var distance
                && distance < bestDistance
                && (distance == 0 || distance < Math.Max(wanted.Length, folded.Length)))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    private static Span<char> Fold(string text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (c is not ('_' or '-'))
            {
                buffer[length++] = char.ToUpperInvariant(c);
            }
        }

        return buffer[..length];
    }

    /// <summary>
    /// The edit distance: insertions, deletions, replacements and swaps of neighbors, with only the last three rows of the table.
    /// </summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> beforeLast = stackalloc int[MaxLength + 1];
        Span<int> last = stackalloc int[MaxLength + 1];
        Span<int> row = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }

        return row[b.Length];
    }
}
