namespace Aef.Workflows.Language.Analysis;

/// <summary>Finds the known name that a long dotted name resembles, within one or two typing errors.</summary>
internal static class NearNames
{
    private const int MaxErrors = 2;

    public static string? Find(string name, IEnumerable<string> known)
    {
        string? best = null;
        var errors = MaxErrors + 1;
        foreach (var candidate in known)
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }

            if (Math.Abs(candidate.Length - name.Length) < errors && Distance(name, candidate) is var distance && distance < errors)
            {
                (best, errors) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The edit distance with insertions, deletions and replacements; case is ignored.</summary>
    private static int Distance(string a, string b)
    {
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
            }

            (last, row) = (row, last);
        }

        return last[b.Length];
    }
}
