using System.Collections;

namespace Aef.Workflows.Engine.Values;

/// <summary>The elements of a list.</summary>
internal sealed class ListNode : ValueNode, IReadOnlyList<WorkflowValue>
{
    private WorkflowValue[] _items;

    public ListNode(int capacity)
    {
        _items = capacity == 0 ? [] : new WorkflowValue[capacity];
        Size = 8;
    }

    public override WorkflowValueKind Kind => WorkflowValueKind.List;

    public int Count { get; private set; }

    public ReadOnlySpan<WorkflowValue> Items => _items.AsSpan(0, Count);

    public WorkflowValue this[int index] => Items[index];

    /// <summary>Appends an element. The caller owns the node.</summary>
    public void Add(in WorkflowValue item)
    {
        Deepen(item);
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        }

        _items[Count++] = item;
        Size += item.Size;
    }

    /// <summary>Replaces an element. The caller owns the node and updates <see cref="ValueNode.Size"/>.</summary>
    public void Replace(int index, in WorkflowValue item)
    {
        Deepen(item);
        _items[index] = item;
    }

    /// <summary>A copy with the same elements that the caller owns; the elements become shared.</summary>
    public ListNode Copy(int extraCapacity = 0)
    {
        var copy = new ListNode(Count + extraCapacity) { Size = Size, Depth = Depth, Count = Count };
        Items.CopyTo(copy._items);
        foreach (ref readonly var item in Items)
        {
            item.MarkShared();
        }

        return copy;
    }

    public IEnumerator<WorkflowValue> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return _items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
