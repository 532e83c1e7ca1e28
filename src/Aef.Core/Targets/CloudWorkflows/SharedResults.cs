using System.Collections.Concurrent;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>What all compilations of this process share, found once for each key. When it is full, others are found each time.</summary>
/// <param name="most">The most results that are kept.</param>
internal sealed class SharedResults<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _known = new();
    private int _count;

    /// <summary>The result of a key; <paramref name="find"/> gets the key and <paramref name="state"/>.</summary>
    public TValue Get<TState>(TKey key, TState state, Func<TKey, TState, TValue> find)
    {
        if (!_known.TryGetValue(key, out var value))
        {
            value = find(key, state);
            if (_count < most && _known.TryAdd(key, value))
            {
                Interlocked.Increment(ref _count);
            }
        }

        return value;
    }
}
