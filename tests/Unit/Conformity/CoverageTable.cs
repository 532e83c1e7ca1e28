using System.Text;

namespace Aef.Tests.Conformity;

/// <summary>In how many runs two features came together.</summary>
internal sealed class CoverageTable(IReadOnlyList<string> features)
{
    private readonly int[,] _counts = new int[features.Count, features.Count];

    /// <summary>Every pair, each feature with itself included.</summary>
    public IEnumerable<(string First, string Second, int Count)> Pairs =>
        from row in Enumerable.Range(0, features.Count)
        from column in Enumerable.Range(0, row + 1)
        select (features[row], features[column], _counts[row, column]);

    public void Add(IReadOnlyList<string> found)
    {
        var indexes = Enumerable.Range(0, features.Count).Where(i => found.Contains(features[i])).ToList();
        foreach (var row in indexes)
        {
            foreach (var column in indexes)
            {
                _counts[row, column]++;
            }
        }
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder(
            $"| runs with | {string.Join(" | ", features)} |\n|{string.Concat(Enumerable.Repeat(" --- |", features.Count + 1))}\n");
        for (var row = 0; row < features.Count; row++)
        {
            var cells = Enumerable.Range(0, features.Count).Select(column => column <= row ? $"{_counts[row, column]}" : string.Empty);
            text.Append($"| {features[row]} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }
}
