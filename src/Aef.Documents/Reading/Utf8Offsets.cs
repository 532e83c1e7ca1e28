namespace Aef.Documents.Reading;

/// <summary>
/// Converts offsets in the UTF-8 form of a text to offsets in the text. Call it with rising offsets; then the total time is linear, and
/// ASCII text costs nothing.
/// </summary>
internal struct Utf8Offsets
{
    private readonly string? _text;
    private int _byte;
    private int _char;

    public Utf8Offsets(string text, int byteCount) => _text = byteCount == text.Length ? null : text;

    public int ToChar(int byteOffset)
    {
        if (_text is null)
        {
            return byteOffset;
        }

        while (_byte < byteOffset && _char < _text.Length)
        {
            var c = _text[_char];
            if (char.IsHighSurrogate(c) && _char + 1 < _text.Length && char.IsLowSurrogate(_text[_char + 1]))
            {
                _byte += 4;
                _char += 2;
            }
            else
            {
                _byte += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
                _char++;
            }
        }

        return _char;
    }
}
