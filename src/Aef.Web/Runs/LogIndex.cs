using System.Text;

namespace Aef.Web.Runs;

/// <summary>
/// The lines of a log file of any size, without reading it into memory: the position of every 256th line is kept. The file may grow. One
/// screen uses it.
/// </summary>
internal sealed class LogIndex(string path)
{
    /// <summary>The bytes of a line that are shown.</summary>
    public const int MaxLineBytes = 4096;

    private const int Step = 256;
    private const byte LineEnd = (byte)'\n';
    private readonly List<long> _positions = [0];
    private long _bytes;

    /// <summary>The number of complete lines.</summary>
    public int Count { get; private set; }

    /// <summary>The size of the file that was indexed.</summary>
    public long Bytes => _bytes;

    /// <summary>Indexes what was appended; false if nothing was.</summary>
    public bool Refresh()
    {
        using var file = Open();
        if (file is null || file.Length == _bytes)
        {
            return false;
        }

        if (file.Length < _bytes)
        {
            (_bytes, Count) = (0, 0);
            _positions.RemoveRange(1, _positions.Count - 1);
        }

        var before = Count;
        var buffer = new byte[1 << 18];
        file.Position = _bytes;
        var position = _bytes;
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            var from = 0;
            while (buffer.AsSpan(from, read - from).IndexOf(LineEnd) is >= 0 and var length)
            {
                from += length + 1;
                Count++;
                _bytes = position + from;
                if (Count % Step == 0)
                {
                    _positions.Add(_bytes);
                }
            }

            position += read;
        }

        return Count != before;
    }

    /// <summary>Lines from <paramref name="start"/> on, counted from 0; a long one is cut.</summary>
    public IReadOnlyList<string> Read(int start, int count)
    {
        using var file = Open();
        var lines = new List<string>();
        if (file is null || start < 0 || start >= Count)
        {
            return lines;
        }

        file.Position = _positions[start / Step];
        var skip = start % Step;
        var buffer = new byte[1 << 16];
        var line = new MemoryStream();
        int read;
        while (lines.Count < count && start + lines.Count < Count && (read = file.Read(buffer)) > 0)
        {
            var from = 0;
            while (lines.Count < count && buffer.AsSpan(from, read - from).IndexOf(LineEnd) is >= 0 and var length)
            {
                Keep(line, buffer.AsSpan(from, length));
                from += length + 1;
                if (skip > 0)
                {
                    skip--;
                }
                else
                {
                    lines.Add(Text(line));
                }

                line.SetLength(0);
            }

            Keep(line, buffer.AsSpan(from, read - from));
        }

        return lines;
    }

    /// <summary>
    /// The first line from <paramref name="start"/> on that contains a text, counted from 0; -1 if there is none. Small letters in the text
    /// match capital ones too, as far as they are ASCII.
    /// </summary>
    public int Find(string text, int start)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wanted = Encoding.UTF8.GetBytes(text);
        var isExact = text.Any(char.IsUpper);
        using var file = Open();
        if (file is null || wanted.Length == 0 || start >= Count)
        {
            return -1;
        }

        var from = Math.Max(0, start);
        file.Position = _positions[from / Step];
        var number = from / Step * Step;
        var buffer = new byte[1 << 20];
        var kept = 0;
        int read;
        while ((read = file.Read(buffer.AsSpan(kept))) > 0)
        {
            var filled = kept + read;
            var last = buffer.AsSpan(0, filled).LastIndexOf(LineEnd);
            var end = last < 0 ? filled : last + 1;
            if (Find(buffer.AsSpan(0, end), wanted, isExact, from - number) is >= 0 and var line)
            {
                return number + line < Count ? number + line : -1;
            }

            number += buffer.AsSpan(0, end).Count(LineEnd);

            // A line longer than the buffer: its end may hold the beginning of a match.
            kept = last < 0 ? Math.Min(wanted.Length - 1, filled) : filled - end;
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return -1;
    }

    /// <summary>The line of a chunk with the text; lines before <paramref name="skip"/> do not count.</summary>
    private static int Find(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> wanted, bool isExact, int skip)
    {
        byte[]? lower = null;
        if (!isExact)
        {
            lower = chunk.ToArray();
            foreach (ref var letter in lower.AsSpan())
            {
                letter = letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
            }
        }

        var text = lower ?? chunk;
        var (position, line) = (0, 0);
        while (text[position..].IndexOf(wanted) is >= 0 and var found)
        {
            line += text.Slice(position, found).Count(LineEnd);
            if (line >= skip)
            {
                return line;
            }

            position += found + 1;
        }

        return -1;
    }

    private static void Keep(MemoryStream line, ReadOnlySpan<byte> bytes)
    {
        var room = MaxLineBytes + 1 - (int)line.Length;
        line.Write(bytes[..Math.Min(Math.Max(0, room), bytes.Length)]);
    }

    private static string Text(MemoryStream line) => line.Length > MaxLineBytes
        ? Encoding.UTF8.GetString(line.GetBuffer(), 0, MaxLineBytes) + " … [cut; download the log]"
        : Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');

    private FileStream? Open()
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
