using System.Text;
using Aef.Runs.Local;

namespace Aef.Runs.History;

/// <summary>Reads the events of a run while it is active: each call continues where the one before has ended.</summary>
public sealed class RunEventTail(RunFolder folder)
{
    private const byte LineEnd = (byte)'\n';
    private long _position;

    /// <summary>
    /// The events that were completed since the last call; none if the file cannot be read now. A resumed run writes its events again:
    /// <see cref="Restarted"/> is then set, and all of them are returned.
    /// </summary>
    public IReadOnlyList<RunEvent> ReadNew()
    {
        Restarted = false;
        try
        {
            return Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>True if the last call has begun from the first event again.</summary>
    public bool Restarted { get; private set; }

    private List<RunEvent> Read()
    {
        using var stream = new FileStream(folder.EventsPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length < _position)
        {
            (_position, Restarted) = (0, true);
        }

        var events = new List<RunEvent>();
        stream.Position = _position;
        var rest = new byte[stream.Length - _position];
        var count = stream.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false);
        var from = 0;
        while (rest.AsSpan(from, count - from).IndexOf(LineEnd) is >= 0 and var length)
        {
            if (RunEventReader.TryRead(Encoding.UTF8.GetString(rest, from, length), out var happened))
            {
                events.Add(happened);
            }

            from += length + 1;
        }

        _position += from;
        return events;
    }
}
