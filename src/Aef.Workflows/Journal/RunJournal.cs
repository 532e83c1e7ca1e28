using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;

namespace Aef.Workflows.Journal;

/// <summary>The journal of one run, new or continued, for its runner.</summary>
public sealed class RunJournal : IDisposable
{
    private readonly JournalWriter? _writer;
    private readonly JournalSession? _session;
    private readonly InFlightRule _rule;

    /// <summary>The journal of a new run.</summary>
    public RunJournal(JournalWriter writer, JournalHeader header)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(header);
        _writer = writer;
        Header = header;
    }

    /// <summary>The journal of a continued run.</summary>
    public RunJournal(JournalSession session, InFlightRule rule)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        _rule = rule;
        Header = session.Content.Header;
        Known = KnownCalls.Of(session.Content);
    }

    /// <summary>The inputs of the run.</summary>
    public JournalHeader Header { get; }

    /// <summary>Calls that an earlier run has made; null when there are none. Its listener must be attached to the engine.</summary>
    internal KnownCalls? Known { get; }

    /// <summary>True when each record is flushed to the disk.</summary>
    internal bool IsSynced => _writer?.IsSynced ?? _session?.IsSynced ?? false;

    /// <summary>The listener of the engine of the run, combined with <paramref name="listener"/>.</summary>
    public ExecutionListener? Listen(ExecutionListener? listener) => Known is null ? listener : new ListenerGroup(Known.Listener, listener);

    /// <summary>
    /// Runs an engine that has not run yet to the end of its execution, on the clock of the journal. The engine's listener is that of <see
    /// cref="Listen"/>.
    /// </summary>
    public async Task<Execution> RunAsync(
        WorkflowEngine engine,
        ICallHandler handler,
        TimeProvider clock,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(clock);
        handler = Known?.Before(handler) ?? handler;
        var options = _session is null
            ? new HostOptions { Boundary = _writer }
            : _session.Continue(engine, handler, _rule, clock.GetUtcNow());
        if (!engine.HasEnded)
        {
            _ = Header.RealTime
                ? await RealTimeHost.RunAsync(engine, handler, clock, options, cancellationToken).ConfigureAwait(false)
                : VirtualTimeHost.Run(engine, handler, Header.Start, options, cancellationToken);
        }

        _session?.End(engine.Execution);
        _writer?.End(engine.Execution);
        return engine.Execution;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _session?.Dispose();
    }
}
