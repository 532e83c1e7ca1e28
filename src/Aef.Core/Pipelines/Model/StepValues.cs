namespace Aef.Core.Pipelines.Model;

/// <summary>The values of a step by key. Immutable and value-equal; the order in which values were set does not matter.</summary>
internal sealed class StepValues : IEquatable<StepValues>
{
    private readonly (StepKey Key, object Value)[] _items;

    private StepValues((StepKey Key, object Value)[] items) => _items = items;

    /// <summary>No values.</summary>
    public static StepValues Empty { get; } = new([]);

    /// <summary>The keys that have a value.</summary>
    public IEnumerable<StepKey> Keys => _items.Select(i => i.Key);

    /// <summary>The value of a key, or null.</summary>
    public object? this[StepKey key]
    {
        get
        {
            foreach (var (candidate, value) in _items)
            {
                if (ReferenceEquals(candidate, key))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>The values that are not null.</summary>
    public static StepValues Create(IEnumerable<(StepKey Key, object? Value)> values)
    {
        var items = new List<(StepKey Key, object Value)>();
        foreach (var (key, value) in values)
        {
            if (value is not null)
            {
                items.Add((key, value));
            }
        }

        return new StepValues([.. items]);
    }

    /// <summary>The same with another value of one key; null removes it.</summary>
    public StepValues With(StepKey key, object? value)
    {
        var index = Array.FindIndex(_items, i => ReferenceEquals(i.Key, key));
        if (index < 0)
        {
            return value is null ? this : new StepValues([.. _items, (key, value)]);
        }

        if (value is null)
        {
            return new StepValues([.. _items.Where((_, i) => i != index)]);
        }

        var items = ((StepKey Key, object Value)[])_items.Clone();
        items[index] = (key, value);
        return new StepValues(items);
    }

    /// <inheritdoc/>
    public bool Equals(StepValues? other) =>
        other is not null
            && (
                ReferenceEquals(this, other)
                    || (_items.Length == other._items.Length && Array.TrueForAll(_items, i => i.Value.Equals(other[i.Key]))));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StepValues);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _items.Aggregate(_items.Length, (hash, item) => hash ^ HashCode.Combine(item.Key.Name, item.Value));
}
