using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Receives the events of a run on the run's thread and lets a view read the progress from another.</summary>
internal sealed class RunObserver(RunProgress progress, TimeProvider? clock)
{
    private readonly Lock _lock = new();
    private readonly List<Action<RunEvent>> _listeners = [];

    /// <summary>Time since the run began: by the clock of a run on real time, otherwise by its latest event.</summary>
    public TimeSpan Elapsed => clock is null || progress.Start == default ? progress.Elapsed : clock.GetUtcNow() - progress.Start;

    /// <summary>Adds a handler that receives each event after the progress has recorded it.</summary>
    public void Listen(Action<RunEvent> listener) => _listeners.Add(listener);

    /// <summary>Records an event.</summary>
    public void Record(RunEvent e)
    {
        lock (_lock)
        {
            progress.Apply(e);
        }

        foreach (var listener in _listeners)
        {
            listener(e);
        }
    }

    /// <summary>Reads the progress while no event changes it.</summary>
    public T Poll<T>(Func<RunProgress, T> poll)
    {
        lock (_lock)
        {
            return poll(progress);
        }
    }
}
