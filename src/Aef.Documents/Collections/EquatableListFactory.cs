namespace Aef.Documents.Collections;

/// <summary>Creates <see cref="EquatableList{T}"/> instances.</summary>
public static class EquatableList
{
    /// <summary>A list of the given elements.</summary>
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) =>
        items.IsEmpty ? EquatableList<T>.Empty : new EquatableList<T>(items.ToArray());

    /// <summary>A list of the given elements.</summary>
    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items)
    {
        var array = items.ToArray();
        return array.Length == 0 ? EquatableList<T>.Empty : new EquatableList<T>(array);
    }
}
