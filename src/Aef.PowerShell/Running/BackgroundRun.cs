using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aef.PowerShell.Binding;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.PowerShell.Running;

/// <summary>A handle for a run that Start-AefRun has started. The run has its own thread; any thread may use the handle.</summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification =
        "Users keep handles as long as they like. The source and the event hold no system resource: their wait handles are unused.")]
public sealed class BackgroundRun : ISessionRun, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RunEvent> _events = [];
    private readonly ManualResetEventSlim _news = new();
    private readonly TaskCompletionSource _reported = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RunPlan _plan;
    private readonly Task<Task<Run>> _start;
    private readonly Task<Run> _work;

    internal BackgroundRun(int id, RunPlan plan, IDisposable? resources)
    {
        Number = id;
        Name = plan.Name;
        _plan = plan;
        StartTime = DateTimeOffset.Now;
        _start = new Task<Task<Run>>(() => WorkAsync(plan, resources));
        _work = _start.Unwrap();
    }

    /// <summary>The id of the run in this session, the number of its job.</summary>
    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id of the record of the run; null for a run that is not recorded.</summary>
    public string? RunId => _plan.RunId;

    /// <summary>The number of the job.</summary>
    internal int Number { get; }

    /// <summary>The name of the pipeline or workflow.</summary>
    public string Name { get; }

    /// <summary>The state of the run, in Google's terms.</summary>
    public RunState State => !_work.IsCompleted ? RunState.Active : _work.IsCompletedSuccessfully ? _work.Result.State : RunState.Failed;

    /// <summary>When it was started, on the local clock.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>When it ended, on the local clock; null while it is running.</summary>
    public DateTimeOffset? EndTime { get; private set; }

    /// <summary>The failed steps, once the run has ended.</summary>
    public IReadOnlyList<StepFailure> Failures => Run?.Failures ?? [];

    /// <summary>The state of each step so far, in the order of the definition.</summary>
    public IReadOnlyList<StepProgress> Steps => [.. Progress().Steps];

    /// <summary>The run with its events; null while it is running.</summary>
    public Run? Run => _work.IsCompletedSuccessfully ? _work.Result : null;

    /// <summary>True while there are events that Receive-AefRun has not returned.</summary>
    public bool HasMoreData => HasEventsFrom(Received);

    /// <summary>Raised once, on the thread of the run, when it has ended.</summary>
    internal event EventHandler? Ended;

    /// <summary>The number of events that were received and need not be returned again.</summary>
    internal int Received { get; set; }

    /// <summary>Starts the run. Handlers of its end must be added before.</summary>
    internal void Start() => _start.Start(TaskScheduler.Default);

    /// <summary>True when the run passes real time.</summary>
    internal bool IsRealTime => _plan.IsRealTime;

    /// <summary>The read model of the run so far; it does not change later.</summary>
    internal RunProgress Progress()
    {
        var progress = _plan.MakeProgress();
        foreach (var happened in EventsFrom(0))
        {
            progress.Apply(happened);
        }

        return progress;
    }

    /// <summary>The events from an index on.</summary>
    internal RunEvent[] EventsFrom(int index)
    {
        lock (_events)
        {
            return [.. _events.Skip(index)];
        }
    }

    /// <summary>Waits until there are more than this number of events, or the run has ended.</summary>
    internal void WaitForNews(int known, CancellationToken cancellationToken)
    {
        // Reset before reading, so that an event in between is seen.
        _news.Reset();
        if (!HasEventsFrom(known) && !_work.IsCompleted)
        {
            _news.Wait(cancellationToken);
        }
    }

    /// <summary>Waits for the end, and until the job has its final state; false after the timeout. Internal errors are thrown.</summary>
    internal bool Wait(TimeSpan timeout, CancellationToken cancellationToken) =>
        _reported.Task.Wait(timeout, cancellationToken) && _work.Wait(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Cancels the run, and waits until the job has its final state or the timeout is reached.</summary>
    internal bool Stop(TimeSpan timeout)
    {
        _stop.Cancel();
        return _reported.Task.Wait(timeout);
    }

    /// <summary>The job has its final state. Those who listen to it may take longer; nobody waits for them.</summary>
    internal void Reported() => _reported.TrySetResult();

    /// <summary>Cancels the run and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _reported.Task.ConfigureAwait(false);
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
            return await plan.Start(OnEvent, _stop.Token).ConfigureAwait(false);
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
        try
        {
            Ended?.Invoke(this, EventArgs.Empty);
        }
        finally
        {
            Reported();
        }
    }

    private void OnEvent(RunEvent happened)
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
