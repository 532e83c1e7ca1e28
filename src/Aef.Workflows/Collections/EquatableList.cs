using System.Collections;
using System.Runtime.CompilerServices;

namespace Aef.Workflows.Collections;

/// <summary>A read-only list that is equal to another when their elements are.</summary>
[CollectionBuilder(typeof(EquatableList), nameof(EquatableList.Create))]
public sealed class EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    private readonly T[] _items;

    internal EquatableList(T[] items) => _items = items;

    /// <summary>The list without elements.</summary>
    public static EquatableList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The elements as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>This list with one more element at the end.</summary>
    public EquatableList<T> Add(T item) => new([.. _items, item]);

    /// <summary>This list with an element put in before <paramref name="index"/>.</summary>
    public EquatableList<T> Insert(int index, T item) => new([.. _items[..index], item, .. _items[index..]]);

    /// <summary>This list with the element at <paramref name="index"/> replaced.</summary>
    public EquatableList<T> SetItem(int index, T item)
    {
        var copy = (T[])_items.Clone();
        copy[index] = item;
        return new EquatableList<T>(copy);
    }

    /// <inheritdoc/>
    public bool Equals(EquatableList<T>? other)
    {
        if (other is null || other._items.Length != _items.Length)
        {
            return false;
        }

        return ReferenceEquals(this, other) || _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
