using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Web.Runs;

/// <summary>
/// A recorded run as a screen shows it: its record, the state of its steps, and its events. It reads only what is new. One screen uses it.
/// </summary>
public sealed class LiveRun
{
    /// <summary>The most events that a screen keeps; the newest ones.</summary>
    public const int MaxEvents = 5000;

    private readonly List<RunEvent> _events = [];
    private RunEventTail _tail;

    /// <summary>Reads a run.</summary>
    public LiveRun(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Folder = folder;
        _tail = new RunEventTail(folder);
        Record = folder.ReadRecord();
        Progress = Empty();
        Read();
    }

    /// <summary>The folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>The record.</summary>
    public RunRecord Record { get; private set; }

    /// <summary>The state of the steps.</summary>
    public RunProgress Progress { get; private set; }

    /// <summary>The newest events, in their order.</summary>
    public IReadOnlyList<RunEvent> Events => _events;

    /// <summary>The number of events that are no longer kept.</summary>
    public int Dropped { get; private set; }

    /// <summary>Reads what is new; false if nothing has changed.</summary>
    public bool Refresh()
    {
        var record = Folder.ReadRecord();
        var isChanged = record != Record;
        Record = record;
        return Read() || isChanged;
    }

    /// <summary>The end of what is running now: on the clock of the run.</summary>
    public DateTimeOffset Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Record is { State: RecordedState.Running, IsRealTime: true } && clock.GetUtcNow() is var now && now > Progress.Now
            ? now
            : Progress.Now;
    }

    private bool Read()
    {
        var added = _tail.ReadNew();
        if (_tail.Restarted)
        {
            _events.Clear();
            (Progress, Dropped) = (Empty(), 0);
        }

        foreach (var happened in added)
        {
            Progress.Apply(happened);
        }

        _events.AddRange(added);
        if (_events.Count > MaxEvents)
        {
            Dropped += _events.Count - MaxEvents;
            _events.RemoveRange(0, _events.Count - MaxEvents);
        }

        return added.Count > 0;
    }

    private RunProgress Empty() => Folder.ReadOutline() is { } outline
        ? RunProgress.Of(outline, Record.IsRealTime)
        : new RunProgress(Record.Pipeline) { IsRealTime = Record.IsRealTime };
}
