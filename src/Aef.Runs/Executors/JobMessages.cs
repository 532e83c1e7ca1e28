using System.Collections.Concurrent;

namespace Aef.Runs.Executors;

/// <summary>What a job reports while it is running: log entries, which nothing drops, and progress, of which the latest counts.</summary>
internal sealed class JobMessages
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentQueue<(string Severity, string Message)> _log = new();
    private readonly Lock _lock = new();
    private IJobMonitor? _monitor;
    private JobProgress? _heldBack;
    private long? _last;

    /// <summary>The clock that limits progress to five reports a second; null passes on all of them.</summary>
    public TimeProvider? Clock { get; init; }

    public void Log(string severity, string message)
    {
        _log.Enqueue((severity, message));
        Pass();
    }

    /// <summary>Passes on a part of the job; a run that reports only at the end of a job has no parts.</summary>
    public void Part(JobPart part) => _monitor?.Part(part);

    public void Progress(JobProgress progress)
    {
        IJobMonitor? monitor;
        lock (_lock)
        {
            if (_last is { } last && Clock?.GetElapsedTime(last) < Pause)
            {
                _heldBack = progress;
                return;
            }

            (_last, _heldBack, monitor) = (Clock?.GetTimestamp(), null, _monitor);
        }

        monitor?.Progress(progress);
    }

    /// <summary>Passes on the progress that came too soon after another one.</summary>
    public void Flush()
    {
        JobProgress? held;
        lock (_lock)
        {
            (held, _heldBack) = (_heldBack, null);
        }

        if (held is { } progress)
        {
            _monitor?.Progress(progress);
        }
    }

    public void ReportTo(IJobMonitor monitor)
    {
        _monitor = monitor;
        Pass();
    }

    /// <summary>The log entries that were not passed on, in order.</summary>
    public IEnumerable<(string Severity, string Message)> Take()
    {
        while (_log.TryDequeue(out var entry))
        {
            yield return entry;
        }
    }

    private void Pass()
    {
        if (_monitor is not { } monitor)
        {
            return;
        }

        // One thread at a time, so that entries keep their order.
        lock (_lock)
        {
            foreach (var (severity, message) in Take())
            {
                monitor.Log(severity, message);
            }
        }
    }
}
