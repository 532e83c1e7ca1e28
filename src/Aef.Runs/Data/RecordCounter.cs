namespace Aef.Runs.Data;

/// <summary>
/// Counts the records of comma-separated values that pass by: a line feed in quotes does not end one. It also finds a quote that a database
/// would read in another way than written: PostgreSQL removes it, or joins records.
/// </summary>
internal sealed class RecordCounter(char delimiter)
{
    private bool _isQuoted;
    private bool _isClosed;
    private bool _isOpen;
    private char _last = '\n';
    private long _records;

    /// <summary>The records so far, with the last one even if no line feed ends it.</summary>
    public long Count => _records + (_isOpen ? 1 : 0);

    /// <summary>The line that is read, counted from 1.</summary>
    public long Lines { get; private set; } = 1;

    /// <summary>The first line with a quote that neither begins nor ends a field, and is not doubled; null without one.</summary>
    public long? BrokenLine { get; private set; }

    /// <summary>Counts a part of the text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var next = text.IndexOfAny('"', '\n');
            Pass(next < 0 ? text : text[..next]);
            if (next < 0)
            {
                return;
            }

            if (text[next] == '"')
            {
                Quote();
            }
            else
            {
                EndLine();
            }

            _last = text[next];
            text = text[(next + 1)..];
        }
    }

    /// <summary>
    /// Text without quotes and line feeds. After a quote that closes a field, only the next field or the end of the line follows.
    /// </summary>
    private void Pass(ReadOnlySpan<char> text)
    {
        if (text.Length > 0)
        {
            if (_isClosed && text[0] != delimiter && text[0] != '\r')
            {
                BrokenLine ??= Lines;
            }

            _isClosed = false;
            _isOpen = true;
            _last = text[^1];
        }
    }

    private void Quote()
    {
        if (!_isQuoted && !_isClosed && _last != delimiter && _last is not ('\n' or '\r'))
        {
            BrokenLine ??= Lines;
        }

        // The quote after one that has closed a field was doubled: it opens the field again.
        (_isQuoted, _isClosed) = (!_isQuoted, _isQuoted);
        _isOpen = true;
    }

    private void EndLine()
    {
        Lines++;
        if (!_isQuoted)
        {
            _records++;
            _isOpen = false;
            _isClosed = false;
        }
    }
}
