namespace Aef.Core.Views.Comparison;

/// <summary>The fewest elements of a sequence that must be moved to bring it into order.</summary>
internal static class OrderChanges
{
    /// <summary>The elements outside the longest ordered subsequence; <paramref name="rank"/> must return distinct numbers.</summary>
    public static HashSet<T> Of<T>(IReadOnlyList<T> items, Func<T, int> rank)
        where T : class
    {
        var ends = new List<int>();
        var before = new int[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = rank(items[ends[middle]]) < rank(items[i]) ? (middle + 1, high) : (low, middle);
            }

            before[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var moved = items.ToHashSet();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i])
        {
            moved.Remove(items[i]);
        }

        return moved;
    }
}
