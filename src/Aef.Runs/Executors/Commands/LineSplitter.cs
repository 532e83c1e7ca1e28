using System.Text;

namespace Aef.Runs.Executors.Commands;

/// <summary>
/// Divides the bytes of a process into lines. Bytes that are not UTF-8 become U+FFFD. A line of more than 16 KiB is divided, so that memory
/// stays small, and the last line may lack its end.
/// </summary>
internal sealed class LineSplitter(Action<string> write)
{
    private const int Longest = 16 * 1024;

    private readonly Decoder _decoder = new UTF8Encoding(false, throwOnInvalidBytes: false).GetDecoder();
    private readonly char[] _chars = new char[Longest];
    private readonly StringBuilder _line = new();

    /// <summary>Writes the lines that end in these bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            _decoder.Convert(bytes, _chars, flush: false, out var used, out var count, out _);
            bytes = bytes[used..];
            Add(_chars.AsSpan(0, count));
        }
    }

    /// <summary>Writes the rest.</summary>
    public void End()
    {
        _decoder.Convert([], _chars, flush: true, out _, out var count, out _);
        Add(_chars.AsSpan(0, count));
        if (_line.Length > 0)
        {
            Flush();
        }
    }

    private void Add(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('\n') is >= 0 and var end)
        {
            Append(text[..end]);
            Flush();
            text = text[(end + 1)..];
        }

        Append(text);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        while (_line.Length + text.Length > Longest)
        {
            var part = Longest - _line.Length;
            _line.Append(text[..part]);
            Flush();
            text = text[part..];
        }

        _line.Append(text);
    }

    private void Flush()
    {
        if (_line.Length > 0 && _line[^1] == '\r')
        {
            _line.Length--;
        }

        write(_line.ToString());
        _line.Clear();
    }
}
