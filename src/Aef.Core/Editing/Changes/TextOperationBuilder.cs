namespace Aef.Core.Editing.Changes;

/// <summary>Builds an operation; parts of the same kind are joined, and empty ones are omitted.</summary>
internal sealed class TextOperationBuilder
{
    private readonly List<TextPart> _parts = [];
    private int _baseLength;

    public TextOperationBuilder Keep(int length)
    {
        _baseLength += length;
        return Add(TextPartKind.Keep, length);
    }

    public TextOperationBuilder Delete(int length)
    {
        _baseLength += length;
        return Add(TextPartKind.Delete, length);
    }

    public TextOperationBuilder Insert(string text, LineEnding[]? endings)
    {
        if (text.Length > 0)
        {
            _parts.Add(new TextPart(TextPartKind.Insert, text.Length, text, endings));
        }

        return this;
    }

    public TextOperation Build() => new(_parts, _baseLength);

    private TextOperationBuilder Add(TextPartKind kind, int length)
    {
        if (length == 0)
        {
            return this;
        }

        if (_parts.Count > 0 && _parts[^1].Kind == kind)
        {
            _parts[^1] = _parts[^1] with { Length = _parts[^1].Length + length };
        }
        else
        {
            _parts.Add(new TextPart(kind, length, string.Empty, null));
        }

        return this;
    }
}
