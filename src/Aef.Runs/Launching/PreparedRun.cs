using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Launching;

/// <summary>
/// A run that was checked. When there is no error, <see cref="Begin"/> creates its journal and opens its environment, and
/// <see cref="RunAsync"/> runs it, once.
/// Disposing it closes both.
/// </summary>
public sealed partial class PreparedRun : IAsyncDisposable, IDisposable
{
    private ResumableRun? _resumed;
    private bool _isDisposed;

    internal PreparedRun(string name, IReadOnlyList<RunCheck> checks)
    {
        Name = name;
        Checks = checks;
    }

    /// <summary>The name of the pipeline or workflow.</summary>
    public string Name { get; }

    /// <summary>The checks, in order.</summary>
    public IReadOnlyList<RunCheck> Checks { get; private set; }

    /// <summary>All diagnostics, except what the compiler reports only for information.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        [.. Checks.SelectMany(c => c.Diagnostics.Where(d => c.Subject != RunSubject.Target || d.Severity != DiagnosticSeverity.Info))];

    /// <summary>True when a diagnostic is an error: the run cannot start.</summary>
    public bool HasErrors => Checks.Any(c => c.HasErrors);

    /// <summary>The run of a pipeline; null for other runs, and when there are errors.</summary>
    public LocalRunRequest? Pipeline { get; internal set; }

    /// <summary>The run of Cloud Workflows source; null for other runs, and when there are errors.</summary>
    public WorkflowRunRequest? Workflow { get; internal set; }

    /// <summary>
    /// The environment of <see cref="Workflow"/>; null before <see cref="Begin"/>, for pipelines, and for a run without an environment.
    /// </summary>
    public LiveEnvironment? Environment { get; internal set; }

    /// <summary>The secrets of the environment, which no output may contain.</summary>
    public Secrets Secrets => (Environment?.Loaded ?? (Starter as WorkflowStarter)?.Loaded)?.Environment.Secrets ?? Secrets.Empty;

    /// <summary>True when the run passes real time; false on virtual time.</summary>
    public bool IsRealTime => Pipeline?.RealTime ?? Workflow?.RealTime ?? false;

    /// <summary>True when the run continues from a journal and so has already begun.</summary>
    public bool IsResumed => _resumed is not null;

    internal RunStarter? Starter { get; init; }

    /// <summary>
    /// Creates the journal and opens the environment; false, with more <see cref="Checks"/>, on failure. <paramref name="childListener"/>
    /// returns the listener of a child workflow.
    /// </summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port for callbacks is not available.</exception>
    public bool Begin(Func<string, ExecutionListener?>? childListener = null)
    {
        if (HasErrors)
        {
            return false;
        }

        if (!BeginRecording())
        {
            return false;
        }

        if (Starter?.Start(this, childListener) is { Count: > 0 } diagnostics)
        {
            Checks = [.. Checks, new RunCheck(RunSubject.Journal, null, diagnostics)];
        }

        if (HasErrors)
        {
            Recorder?.Abandon();
        }

        return !HasErrors;
    }

    /// <summary>The read model of the run, before its first event.</summary>
    public RunProgress MakeProgress() => Pipeline is { } pipeline
        ? new RunProgress(pipeline.Pipeline) { IsRealTime = IsRealTime }
        : new RunProgress(Name) { IsRealTime = IsRealTime };

    /// <summary>
    /// Runs to the end. <paramref name="onEvent"/> receives every event, and <paramref name="listener"/> every notification of an execution
    /// of Cloud Workflows source, on the thread that runs. Cancelling ends the run as cancelled.
    /// </summary>
    public Task<Run> RunAsync(
        Action<RunEvent>? onEvent = null,
        ExecutionListener? listener = null,
        CancellationToken cancellationToken = default) => Recorder is { } recorder
        ? RecordAsync(recorder, onEvent, listener, cancellationToken)
        : ObserveAsync(onEvent, listener, cancellationToken);

    private Task<Run> StartAsync(Action<RunEvent>? onEvent, ExecutionListener? listener, CancellationToken cancellationToken)
    {
        if (Pipeline is { } pipeline)
        {
            return LocalRunner.RunAsync(pipeline with { HiddenInputs = InputsToHide(pipeline) }, onEvent, cancellationToken);
        }

        var workflow = Workflow ?? throw new InvalidOperationException("The run has errors.");
        return WorkflowRunner.RunAsync(workflow, Name, onEvent, Complete, Secrets, cancellationToken);

        // The environment of a resumed run has received the replay and is already a listener.
        ExecutionListener? Complete(ExecutionListener tracer)
        {
            var all = listener is null ? tracer : new ListenerGroup(listener, tracer);
            return IsResumed || Environment is null ? all : Environment.Listening(all);
        }
    }

    /// <summary>Closes the journal and the environment.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Recorder?.Dispose();
        if (_resumed is not null)
        {
            await _resumed.DisposeAsync().ConfigureAwait(false);
            return;
        }

        if (Environment is not null)
        {
            await Environment.DisposeAsync().ConfigureAwait(false);
            Environment = null;
        }

        Pipeline?.Journal?.Dispose();
        Workflow?.Journal?.Dispose();
    }

    /// <summary>Does the same for callers that cannot await, such as cmdlets; it waits for the server of callbacks.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    internal static PreparedRun Of(ResumableRun run, string journal) =>
        new(run.Header?.Name ?? Path.GetFileNameWithoutExtension(journal), [new RunCheck(RunSubject.Journal, journal, run.Diagnostics)])
        {
            _resumed = run,
            Pipeline = run.Pipeline,
            Workflow = run.Workflow,
            Environment = run.Environment,
            Source = RecordedRuns.SourceOf(run.Header),
        };
}
