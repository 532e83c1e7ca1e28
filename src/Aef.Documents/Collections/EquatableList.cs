using System.Collections;
using System.Runtime.CompilerServices;

namespace Aef.Documents.Collections;

/// <summary>
/// A read-only list with value equality: equal when the elements are equal. <see cref="Add"/> runs in amortized constant time: lists
/// created by it share one buffer, of which each uses its own prefix, and only the longest may append.
/// </summary>
[CollectionBuilder(typeof(EquatableList), nameof(EquatableList.Create))]
public sealed class EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    private readonly SharedBuffer _buffer;

    internal EquatableList(T[] items)
        : this(new SharedBuffer(items, items.Length), items.Length)
    {
    }

    private EquatableList(SharedBuffer buffer, int count)
    {
        _buffer = buffer;
        Count = count;
    }

    /// <summary>The empty list.</summary>
    public static EquatableList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public T this[int index] => AsSpan()[index];

    /// <summary>The elements as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => new(_buffer.Items, 0, Count);

    /// <summary>This list with one more element at the end.</summary>
    public EquatableList<T> Add(T item)
    {
        if (_buffer.TryAppend(Count, item))
        {
            return new EquatableList<T>(_buffer, Count + 1);
        }

        var items = new T[Math.Max(4, Count * 2)];
        AsSpan().CopyTo(items);
        items[Count] = item;
        return new EquatableList<T>(new SharedBuffer(items, Count + 1), Count + 1);
    }

    /// <summary>This list with an element inserted before <paramref name="index"/>.</summary>
    public EquatableList<T> Insert(int index, T item) =>
        index == Count ? Add(item) : new([.. AsSpan()[..index], item, .. AsSpan()[index..]]);

    /// <summary>This list with the element at <paramref name="index"/> replaced.</summary>
    public EquatableList<T> SetItem(int index, T item)
    {
        var copy = AsSpan().ToArray();
        copy[index] = item;
        return new EquatableList<T>(copy);
    }

    /// <inheritdoc/>
    public bool Equals(EquatableList<T>? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        return ReferenceEquals(this, other) || AsSpan().SequenceEqual(other.AsSpan(), EqualityComparer<T>.Default);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Enumerates the elements without allocation.</summary>
    public Enumerator GetEnumerator() => new(_buffer.Items, Count);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Count == 0 ? Enumerable.Empty<T>().GetEnumerator() : GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Enumerates a list.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly T[] _items;
        private readonly int _count;
        private int _index;

        internal Enumerator(T[] items, int count)
        {
            _items = items;
            _count = count;
            _index = -1;
        }

        /// <inheritdoc/>
        public readonly T Current => _items[_index];

        readonly object? IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }

    private sealed class SharedBuffer(T[] items, int used)
    {
        private int _used = used;

        public T[] Items { get; } = items;

        /// <summary>
        /// Appends after <paramref name="count"/> elements if no other list has done so before; safe when two threads append at once.
        /// </summary>
        public bool TryAppend(int count, T item)
        {
            if (count >= Items.Length || Interlocked.CompareExchange(ref _used, count + 1, count) != count)
            {
                return false;
            }

            Items[count] = item;
            return true;
        }
    }
}
