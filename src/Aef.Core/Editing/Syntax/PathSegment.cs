namespace Aef.Core.Editing.Syntax;

/// <summary>A step of a path: a key of a mapping, or an index of a list.</summary>
public readonly record struct PathSegment
{
    private PathSegment(string? key, int index)
    {
        Key = key;
        Index = index;
    }

    /// <summary>The key; null for an index.</summary>
    public string? Key { get; }

    /// <summary>The index, counted from 0; -1 for a key.</summary>
    public int Index { get; }

    /// <summary>A key.</summary>
    public static PathSegment Of(string key) => new(key ?? throw new ArgumentNullException(nameof(key)), -1);

    /// <summary>An index.</summary>
    public static PathSegment Of(int index) => new(null, index);
}
