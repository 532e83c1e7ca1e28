using System.Diagnostics.CodeAnalysis;
using Aef.Runs.Local;

namespace Aef.PowerShell.Running;

/// <summary>A run that Start-AefRun has started: it works on a thread of its own, and this is the handle on it. Any thread may use it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Users keep handles as long as they like. Neither the source nor the event holds anything of the system, as nobody asks for their wait handles.")]
public sealed class BackgroundRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RunEvent> _events = [];
    private readonly ManualResetEventSlim _news = new();
    private readonly Task<Task<Run>> _start;
    private readonly Task<Run> _work;

    internal BackgroundRun(int id, RunPlan plan, IDisposable? resources)
    {
        Id = id;
        Name = plan.Name;
        StartTime = DateTimeOffset.Now;
        _start = new Task<Task<Run>>(() => WorkAsync(plan, resources));
        _work = _start.Unwrap();
    }

    /// <summary>The number of the run in this session, which is also that of its job.</summary>
    public int Id { get; }

    /// <summary>The name of what is run.</summary>
    public string Name { get; }

    /// <summary>Where the run stands, in Google's words.</summary>
    public RunState State => !_work.IsCompleted ? RunState.Active : _work.IsCompletedSuccessfully ? _work.Result.State : RunState.Failed;

    /// <summary>When it was started, on the clock of this machine.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>When it ended, on the clock of this machine; null while it is at work.</summary>
    public DateTimeOffset? EndTime { get; private set; }

    /// <summary>The failed steps, once the run has ended.</summary>
    public IReadOnlyList<StepFailure> Failures => Run?.Failures ?? [];

    /// <summary>The run with its events; null while it is at work.</summary>
    public Run? Run => _work.IsCompletedSuccessfully ? _work.Result : null;

    /// <summary>True while there are events that Receive-AefRun has not given.</summary>
    public bool HasMoreData => HasEventsFrom(Received);

    /// <summary>Raised once, on the thread of the run, when it has ended.</summary>
    internal event EventHandler? Ended;

    /// <summary>How many events were given and need not be given again.</summary>
    internal int Received { get; set; }

    /// <summary>Begins the work. Whoever wants to hear of its end has said so before.</summary>
    internal void Start() => _start.Start(TaskScheduler.Default);

    /// <summary>The events from one on.</summary>
    internal RunEvent[] EventsFrom(int index)
    {
        lock (_events)
        {
            return [.. _events.Skip(index)];
        }
    }

    /// <summary>Waits until there are more events than so many, or the run has ended.</summary>
    internal void WaitForNews(int known, CancellationToken cancellationToken)
    {
        // Reset first and look afterwards: what comes in between is seen.
        _news.Reset();
        if (!HasEventsFrom(known) && !_work.IsCompleted)
        {
            _news.Wait(cancellationToken);
        }
    }

    /// <summary>Waits for the end; false when the time is over. What went wrong inside us is thrown.</summary>
    internal bool Wait(TimeSpan timeout, CancellationToken cancellationToken) => _work.Wait(timeout, cancellationToken);

    /// <summary>Ends the run as cancelled, and waits until it has ended or the time is over.</summary>
    internal bool Stop(TimeSpan timeout)
    {
        _stop.Cancel();
        return Task.WaitAny([_work], timeout) == 0;
    }

    /// <summary>Cancels the run and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAny(_work).ConfigureAwait(false);
    }

    private bool HasEventsFrom(int index)
    {
        lock (_events)
        {
            return _events.Count > index;
        }
    }

    private async Task<Run> WorkAsync(RunPlan plan, IDisposable? resources)
    {
        try
        {
            return await plan.Start(Hear, _stop.Token).ConfigureAwait(false);
        }
        finally
        {
            plan.Journal?.Dispose();
            resources?.Dispose();
            EndTime = DateTimeOffset.Now;
            _ = Task.Run(ReportEnd);
        }
    }

    private void ReportEnd()
    {
        Task.WaitAny([_work]);
        _news.Set();
        Ended?.Invoke(this, EventArgs.Empty);
    }

    private void Hear(RunEvent happened)
    {
        lock (_events)
        {
            _events.Add(happened);
        }

        _news.Set();
    }

    /// <summary>Name and state.</summary>
    public override string ToString() => $"{Name}: {State}";
}
