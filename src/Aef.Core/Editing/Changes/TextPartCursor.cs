namespace Aef.Core.Editing.Changes;

/// <summary>A position in the parts of an operation, which may be inside a part.</summary>
internal sealed class TextPartCursor(IReadOnlyList<TextPart> parts)
{
    private int _index;
    private int _used;

    /// <summary>True after the last part.</summary>
    public bool IsAtEnd => _index >= parts.Count;

    /// <summary>The part at the position; an empty one that keeps after the last part.</summary>
    public TextPart Current => IsAtEnd ? new TextPart(TextPartKind.Keep, 0, string.Empty, null) : parts[_index];

    /// <summary>The number of characters of the part that are left.</summary>
    public int Remaining => Current.Length - _used;

    /// <summary>Moves by at most <see cref="Remaining"/> characters.</summary>
    public void Advance(int length)
    {
        _used += length;
        if (!IsAtEnd && _used >= Current.Length)
        {
            _index++;
            _used = 0;
        }
    }
}
