using System.Text;

namespace Aef.Runs.Data;

/// <summary>
/// Reads comma-separated values (RFC 4180) record by record. An empty field without quotes is null. Errors name the line on which the
/// record begins.
/// </summary>
internal sealed class CsvReader(DataFile file, TextReader text, char delimiter) : IDisposable
{
    private const int MaxField = 16 * 1024 * 1024;

    private readonly char[] _buffer = new char[64 * 1024];
    private readonly StringBuilder _field = new();
    private readonly List<string?> _fields = [];
    private int _at;
    private int _length;
    private long _line = 1;

    /// <summary>The line on which the last record begins, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Reads a record; null at the end. The array is new each time.</summary>
    /// <exception cref="DataJobException">The text is not valid.</exception>
    public string?[]? Read()
    {
        Line = _line;
        if (Peek() < 0)
        {
            return null;
        }

        _fields.Clear();
        while (ReadField() == delimiter)
        {
            // The record has another field.
        }

        return [.. _fields];
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    /// <summary>Reads a field and returns the character after it: the delimiter, a line feed, or -1.</summary>
    private int ReadField()
    {
        _field.Clear();
        if (Peek() == '"')
        {
            Next();
            ReadQuoted();
            _fields.Add(_field.ToString());
            var after = Next();
            return after == '\r' ? EndLine()
                : after < 0 || after == delimiter || after == '\n' ? after
                : throw file.At(Line, "A quoted field is followed by other text; double each quote inside it.");
        }

        while (true)
        {
            var c = Next();
            if (c == '"')
            {
                throw file.At(
                    Line,
                    "A field has a quote but does not begin with one; put the field in quotes and double each quote inside it.");
            }

            if (c < 0 || c == delimiter || c is '\n' or '\r')
            {
                _fields.Add(_field.Length == 0 ? null : _field.ToString());
                return c == '\r' ? EndLine() : c;
            }

            Append((char)c);
        }
    }

    private void ReadQuoted()
    {
        while (true)
        {
            var c = Next();
            if (c < 0)
            {
                throw file.At(Line, "A quoted field does not end: its closing quote is missing.");
            }

            if (c == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                Next();
            }

            Append((char)c);
        }
    }

    /// <summary>Ends a line after its carriage return, which may be alone, and returns a line feed.</summary>
    private int EndLine()
    {
        if (Peek() == '\n')
        {
            return Next();
        }

        _line++;
        return '\n';
    }

    private void Append(char c)
    {
        _field.Append(c);
        if (_field.Length > MaxField)
        {
            throw file.At(Line, "A field has more than 16 million characters; a closing quote is probably missing.");
        }
    }

    private int Peek() => _at < _length || Fill() ? _buffer[_at] : -1;

    private int Next()
    {
        if (_at == _length && !Fill())
        {
            return -1;
        }

        var c = _buffer[_at++];
        if (c == '\n')
        {
            _line++;
        }

        return c;
    }

    private bool Fill()
    {
        try
        {
            (_at, _length) = (0, text.Read(_buffer, 0, _buffer.Length));
            return _length > 0;
        }
        catch (Exception e) when (DataFile.CanExplain(e))
        {
            throw file.Explain(e, _line);
        }
    }
}
