using System.Collections.Concurrent;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Observation;

/// <summary>
/// Passes the events of a run to its observers, and adds the events that observers raise. Those are numbered in the order in which the
/// receivers of events get them.
/// </summary>
/// <param name="secrets">The secrets, which no observer receives.</param>
internal sealed class ObservedRun(Secrets secrets)
{
    private readonly ConcurrentQueue<(RunEventKind Kind, string State, string Message)> _raised = [];
    private readonly List<IRunObserver> _observers = [];
    private Action<RunEvent>? _onEvent;
    private DateTimeOffset _now;
    private long _sequence;

    /// <summary>The observer that ends after the others, so that it knows the problems of their reports; null for none.</summary>
    public IRunObserver? Last { get; set; }

    /// <summary>True if nobody observes the run.</summary>
    public bool IsEmpty => _observers.Count == 0 && Last is null;

    /// <summary>Adds an observer before the run.</summary>
    public void Add(IRunObserver observer) => _observers.Add(observer);

    /// <summary>Adds an event to those of the run, from any thread.</summary>
    public void Raise(RunEventKind kind, string state, string message) => _raised.Enqueue((kind, state, message));

    /// <summary>Runs to the end. All reports have ended then, or have reached their limits.</summary>
    public async Task<Run> RunAsync(Func<Action<RunEvent>, Task<Run>> start, Action<RunEvent>? onEvent)
    {
        _onEvent = onEvent;
        Run? run = null;
        try
        {
            run = await start(OnEvent).ConfigureAwait(false);
            return run;
        }
        finally
        {
            var problems = await Task.WhenAll(_observers.Select(o => o.EndAsync(run))).ConfigureAwait(false);
            PassRaised();
            Warn(run, problems.SelectMany(p => p));
            if (Last is { } last)
            {
                Warn(run, await last.EndAsync(run).ConfigureAwait(false));
            }
        }
    }

    private static void Warn(Run? run, IEnumerable<Diagnostic> problems)
    {
        if (run is not null)
        {
            run.Warnings = [.. run.Warnings, .. problems];
        }
    }

    private void OnEvent(RunEvent happened)
    {
        PassRaised();
        _now = happened.Time;
        Pass(happened);
        var masked = MaskedRun.Of(happened, secrets);
        foreach (var observer in _observers)
        {
            observer.Receive(masked);
        }

        Last?.Receive(masked);
    }

    private void PassRaised()
    {
        while (_raised.TryDequeue(out var raised))
        {
            Pass(new RunEvent(0, _now, raised.Kind) { State = raised.State, Message = raised.Message });
        }
    }

    private void Pass(RunEvent happened) => _onEvent?.Invoke(happened with { Sequence = ++_sequence });
}
