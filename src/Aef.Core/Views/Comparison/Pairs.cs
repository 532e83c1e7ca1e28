namespace Aef.Core.Views.Comparison;

/// <summary>Which part of the second pipeline a part of the first one is, and the other way round.</summary>
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

    /// <summary>Pairs what has the same key on both sides, in order when a key comes more than once; what has no key (null) stays alone.</summary>
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
