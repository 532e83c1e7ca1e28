namespace Aef.Runs.Data;

/// <summary>Counts the records of comma-separated values that pass by: a line feed in quotes does not end one.</summary>
internal sealed class RecordCounter
{
    private bool _isQuoted;
    private bool _isOpen;
    private long _records;

    /// <summary>The records so far, with the last one even if no line feed ends it.</summary>
    public long Count => _records + (_isOpen ? 1 : 0);

    /// <summary>The line that is read, counted from 1.</summary>
    public long Lines { get; private set; } = 1;

    /// <summary>Counts a part of the text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var next = text.IndexOfAny('"', '\n');
            if (next < 0)
            {
                _isOpen = true;
                return;
            }

            if (text[next] == '"')
            {
                _isOpen = true;
                _isQuoted = !_isQuoted;
            }
            else
            {
                Lines++;
                if (!_isQuoted)
                {
                    _records++;
                    _isOpen = false;
                }
            }

            text = text[(next + 1)..];
        }
    }
}
