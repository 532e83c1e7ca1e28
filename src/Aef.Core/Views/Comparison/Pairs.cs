namespace Aef.Core.Views.Comparison;

/// <summary>The pairs of corresponding parts of two pipelines, searchable from both sides.</summary>
internal sealed class Pairs<T>
    where T : class
{
    private readonly Dictionary<T, T> _newOf = [];
    private readonly Dictionary<T, T> _oldOf = [];

    public void Add(T old, T now)
    {
        _newOf.Add(old, now);
        _oldOf.Add(now, old);
    }

    public T? NewOf(T old) => _newOf.GetValueOrDefault(old);

    public T? OldOf(T now) => _oldOf.GetValueOrDefault(now);

    public bool HasOld(T old) => _newOf.ContainsKey(old);

    public bool HasNew(T now) => _oldOf.ContainsKey(now);

    /// <summary>Pairs parts with the same key, in order when several have it; parts without a key (null) stay unpaired.</summary>
    public void Match<TKey>(IEnumerable<T> old, IEnumerable<T> now, Func<T, TKey?> keyOf, IEqualityComparer<TKey>? comparer = null)
        where TKey : class
    {
        var open = new Dictionary<TKey, Queue<T>>(comparer);
        foreach (var item in old.Where(o => !HasOld(o)))
        {
            if (keyOf(item) is { } key)
            {
                (open.TryGetValue(key, out var queue) ? queue : open[key] = new Queue<T>()).Enqueue(item);
            }
        }

        foreach (var item in now.Where(n => !HasNew(n)))
        {
            if (keyOf(item) is { } key && open.TryGetValue(key, out var queue) && queue.TryDequeue(out var first))
            {
                Add(first, item);
            }
        }
    }
}
