using System.Collections;
using System.Text;

namespace Aef.Workflows.Engine.Values;

/// <summary>The entries of a map, in the order in which their keys were added.</summary>
internal sealed class MapNode : ValueNode, IReadOnlyList<KeyValuePair<string, WorkflowValue>>
{
    private const int IndexFrom = 9;

    private string[] _keys;
    private WorkflowValue[] _values;
    private Dictionary<string, int>? _index;

    public MapNode(int capacity)
    {
        _keys = capacity == 0 ? [] : new string[capacity];
        _values = capacity == 0 ? [] : new WorkflowValue[capacity];
        Size = 8;
    }

    public override WorkflowValueKind Kind => WorkflowValueKind.Map;

    public int Count { get; private set; }

    public ReadOnlySpan<string> Keys => _keys.AsSpan(0, Count);

    public ReadOnlySpan<WorkflowValue> Values => _values.AsSpan(0, Count);

    public KeyValuePair<string, WorkflowValue> this[int index] => new(Keys[index], Values[index]);

    /// <summary>The position of a key, or -1.</summary>
    public int IndexOf(string key)
    {
        if (_index is not null)
        {
            return _index.GetValueOrDefault(key, -1);
        }

        for (var i = 0; i < Count; i++)
        {
            if (string.Equals(_keys[i], key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    public bool TryGet(string key, out WorkflowValue value)
    {
        var index = IndexOf(key);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    /// <summary>Sets a key. The caller owns the node; <see cref="ValueNode.Size"/> is updated.</summary>
    public void Set(string key, in WorkflowValue value)
    {
        var index = IndexOf(key);
        if (index >= 0)
        {
            Size += value.Size - _values[index].Size;
            Replace(index, value);
            return;
        }

        Deepen(value);
        if (Count == _keys.Length)
        {
            var capacity = Math.Max(4, Count * 2);
            Array.Resize(ref _keys, capacity);
            Array.Resize(ref _values, capacity);
        }

        _keys[Count] = key;
        _values[Count] = value;
        Size += 8 + Encoding.UTF8.GetByteCount(key) + value.Size;
        Count++;
        AddToIndex(key);
    }

    /// <summary>Replaces the value at a position. The caller owns the node and updates <see cref="ValueNode.Size"/>.</summary>
    public void Replace(int index, in WorkflowValue value)
    {
        Deepen(value);
        _values[index] = value;
    }

    /// <summary>A copy with the same entries that the caller owns; the values become shared.</summary>
    public MapNode Copy(int extraCapacity = 0)
    {
        var copy = new MapNode(Count + extraCapacity) { Size = Size, Depth = Depth, Count = Count };
        Keys.CopyTo(copy._keys);
        Values.CopyTo(copy._values);
        copy._index = _index is null ? null : new Dictionary<string, int>(_index, StringComparer.Ordinal);
        foreach (ref readonly var value in Values)
        {
            value.MarkShared();
        }

        return copy;
    }

    public IEnumerator<KeyValuePair<string, WorkflowValue>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new KeyValuePair<string, WorkflowValue>(_keys[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void AddToIndex(string key)
    {
        if (_index is not null)
        {
            _index.Add(key, Count - 1);
        }
        else if (Count == IndexFrom)
        {
            _index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < Count; i++)
            {
                _index.Add(_keys[i], i);
            }
        }
    }
}
