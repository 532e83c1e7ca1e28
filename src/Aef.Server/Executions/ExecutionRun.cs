using Aef.Google.Rest.Executions;
using Aef.Runs.State;
using Aef.Server.Http;
using Aef.Server.Store;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;
using EngineExecution = Aef.Workflows.Engine.Execution;
using RestExecution = Aef.Google.Rest.Executions.Execution;

namespace Aef.Server.Executions;

/// <summary>One execution while it runs: its engine, its journal, its step entries and its callbacks.</summary>
internal sealed class ExecutionRun
{
    private readonly ServerContext _context;
    private readonly RestExecution _created;
    private readonly string _journalPath;
    private readonly CancellationTokenSource _cancel;
    private readonly CancellationToken _detached;
    private readonly StepRecorder _steps;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<RestExecution> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates a run; <paramref name="detached"/> leaves it to the next server.</summary>
    public ExecutionRun(
        ServerContext context,
        ExecutionName name,
        RestExecution created,
        string journalPath,
        CancellationToken detached)
    {
        (_context, Name, _created, _journalPath, _detached) = (context, name, created, journalPath, detached);
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(detached);
        Callbacks = new CallbackInbox(context.Store, name.Name);
        _steps = new StepRecorder(Callbacks.Open);
    }

    /// <summary>The name.</summary>
    public ExecutionName Name { get; }

    /// <summary>The callback endpoints.</summary>
    public CallbackInbox Callbacks { get; }

    /// <summary>The resource of the execution when it has ended and that is in the store. Cancelled when the server stops first.</summary>
    public Task<RestExecution> Ended => _ended.Task;

    /// <summary>Completes when the execution has reached the point at which an earlier process left it.</summary>
    public Task Begun => _begun.Task;

    /// <summary>The resource as it was created.</summary>
    public RestExecution Created => _created;

    /// <summary>The resource now.</summary>
    public RestExecution Resource => _created with { Status = new ExecutionStatus { CurrentSteps = _steps.CurrentSteps() } };

    /// <summary>The step entries so far.</summary>
    public IReadOnlyList<StepEntry> Steps => _steps.ToEntries(Name.Name);

    /// <summary>Cancels the execution.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <summary>Runs the execution to its end and passes its resource to <paramref name="save"/>.</summary>
    public async Task RunAsync(
        WorkflowProgram program,
        EngineOptions options,
        ICallHandler calls,
        Func<RestExecution, IReadOnlyList<StepEntry>, Task> save)
    {
        try
        {
            var execution = File.Exists(_journalPath)
                ? await ContinueAsync(program, calls).ConfigureAwait(false)
                : await BeginAsync(program, options, calls).ConfigureAwait(false);
            var ended = ExecutionResources.Ended(_created, execution);
            await save(ended, Steps).ConfigureAwait(false);
            DeleteJournal();
            End(ended);
        }
        catch (OperationCanceledException) when (_detached.IsCancellationRequested)
        {
            _ended.TrySetCanceled(_detached);
        }
        finally
        {
            _begun.TrySetResult();
        }
    }

    /// <summary>Reports the end, which is in the store.</summary>
    public void End(RestExecution ended) => _ended.TrySetResult(ended);

    /// <summary>Reports that this server cannot continue the execution.</summary>
    public void Abandon(Exception reason) => _ended.TrySetException(reason);

    private void DeleteJournal()
    {
        if (File.Exists(_journalPath))
        {
            File.Delete(_journalPath);
        }
    }

    private async Task<EngineExecution> BeginAsync(WorkflowProgram program, EngineOptions options, ICallHandler calls)
    {
        var start = _created.StartTime ?? default;
        var engine = new WorkflowEngine(program, Argument(), options, _steps);
        using var journal = new LazyJournal(() => CreateJournal(options, start));
        var boundary = new DetachableBoundary(journal, _detached);
        boundary.Advancing(start);
        engine.Advance(start);
        _begun.TrySetResult();
        return engine.HasEnded
            ? engine.Execution
            : await RealTimeHost.RunAsync(
                engine,
                calls,
                _context.Clock,
                new HostOptions { Boundary = new CallbackBoundary(boundary, Callbacks) },
                _cancel.Token).ConfigureAwait(false);
    }

    /// <summary>Continues from the journal. Calls with an answer in it are not made again.</summary>
    private async Task<EngineExecution> ContinueAsync(WorkflowProgram program, ICallHandler calls)
    {
        var opening = JournalSession.Open(_journalPath);
        using var session = opening.Session
            ?? throw new IOException("its journal cannot be read: " + string.Join(' ', opening.Diagnostics.Select(d => d.Message)));
        if (session.UseSecrets(new JournalSecrets(_context.Secrets)) is [var missing, ..])
        {
            throw new IOException("its journal needs a secret: " + missing.Message);
        }

        var engine = new WorkflowEngine(program, session.Content.Header.Argument, session.Content.Header.Options, _steps);
        var replay = session.Replay(engine, calls);
        if (replay.Diagnostics is [var problem, ..])
        {
            throw new IOException("its journal does not fit: " + problem.Message);
        }

        var options = session.Continue(engine, calls, InFlightRule.Safe, _context.Clock.GetUtcNow());
        _begun.TrySetResult();
        return engine.HasEnded
            ? engine.Execution
            : await RealTimeHost.RunAsync(
                engine,
                calls,
                _context.Clock,
                options with
                {
                    Boundary = new CallbackBoundary(new DetachableBoundary(options.Boundary!, _detached), Callbacks),
                },
                _cancel.Token).ConfigureAwait(false);
    }

    private WorkflowValue Argument() => _created.Argument is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null;

    private JournalWriter CreateJournal(EngineOptions options, DateTimeOffset start)
    {
        StateFolder.CreatePrivate(Path.GetDirectoryName(_journalPath)!);
        var creation = JournalWriter.Create(
            _journalPath,
            new JournalHeader
            {
                Name = Name.Workflow.Id,
                Argument = Argument(),
                Options = options,
                RealTime = true,
                Start = start,
            },
            secrets: new JournalSecrets(_context.Secrets));
        return creation.Writer
            ?? throw new IOException("its journal cannot be written: " + string.Join(' ', creation.Diagnostics.Select(d => d.Message)));
    }

    /// <summary>Removes a callback's request from the store when the journal has it.</summary>
    private sealed class CallbackBoundary(IEngineBoundary inner, CallbackInbox callbacks) : IEngineBoundary
    {
        public void Advancing(DateTimeOffset now) => inner.Advancing(now);

        public void Calling(CallEffect call, DateTimeOffset now) => inner.Calling(call, now);

        public void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime)
        {
            inner.Answered(effect, outcome, dueTime);
            if (effect is CallbackEffect callback && callback.Callback["url"].TryGetString(out var url))
            {
                callbacks.Journaled(url);
            }
        }

        public void Completing(WorkflowEffect effect, EffectOutcome outcome) => inner.Completing(effect, outcome);

        public void Cancelling() => inner.Cancelling();
    }
}
