using System.Text;

namespace Aef.Cli.Terminal;

/// <summary>
/// Writes whole lines, each as soon as it is complete. So standard output and standard error stay in order in a shared file or pipe, and
/// no line of one appears within a line of the other.
/// </summary>
internal sealed class LineWriter : TextWriter
{
    private readonly StreamWriter _stream;
    private readonly StringBuilder _line = new();

    /// <summary>Creates a writer of UTF-8 without a byte order mark. The stream stays open.</summary>
    public LineWriter(Stream stream) => _stream = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);

    /// <inheritdoc/>
    public override Encoding Encoding => _stream.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        var end = buffer.LastIndexOf('\n') + 1;
        if (end > 0)
        {
            WritePending();
            _stream.Write(buffer[..end]);
            _stream.Flush();
        }

        _line.Append(buffer[end..]);
    }

    /// <summary>Writes an unfinished line too.</summary>
    public override void Flush()
    {
        WritePending();
        _stream.Flush();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Flush();
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WritePending()
    {
        if (_line.Length > 0)
        {
            _stream.Write(_line);
            _line.Clear();
        }
    }
}
