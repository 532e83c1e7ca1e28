using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Local;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>
/// A run that continues from its journal. Exactly one of <see cref="Pipeline"/> and <see cref="Workflow"/> is set when there is no error;
/// running it by <see cref="LocalRunner"/> or <see cref="WorkflowRunner"/> raises all events from the start of the run again and then
/// continues. The journal belongs to this process alone until the object is disposed.
/// </summary>
public sealed class ResumableRun : IAsyncDisposable, IDisposable
{
    private readonly IDisposable? _journal;
    private readonly LiveEnvironment? _opened;

    internal ResumableRun(IReadOnlyList<Diagnostic> diagnostics, IDisposable? journal = null, LiveEnvironment? opened = null)
    {
        _opened = opened;
        Diagnostics = diagnostics;
        _journal = journal;
    }

    /// <summary>All diagnostics.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>True when there are errors: nothing can run, and nothing was written.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The header of the journal; null when the journal could not be read.</summary>
    public JournalHeader? Header { get; init; }

    /// <summary>True when the run has already ended, so that running it only reports its result.</summary>
    public bool HasEnded { get; init; }

    /// <summary>The run of a pipeline; null for other runs.</summary>
    public LocalRunRequest? Pipeline { get; init; }

    /// <summary>The run of Cloud Workflows source; null for other runs.</summary>
    public WorkflowRunRequest? Workflow { get; init; }

    /// <summary>The same run with other diagnostics.</summary>
    internal ResumableRun With(IReadOnlyList<Diagnostic> diagnostics) =>
        new(diagnostics, _journal, _opened)
        {
            Header = Header,
            HasEnded = HasEnded,
            Pipeline = Pipeline,
            Workflow = Workflow,
            Environment = Environment,
        };

    /// <summary>
    /// The environment of <see cref="Workflow"/>; its listener must be attached to the run. Null for pipelines, and when the caller answers
    /// calls.
    /// </summary>
    public LiveEnvironment? Environment { get; init; }

    /// <summary>Closes the environment, then closes and unlocks the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_opened is not null)
        {
            await _opened.DisposeAsync().ConfigureAwait(false);
        }

        _journal?.Dispose();
    }

    /// <summary>Does the same for callers that cannot await, such as cmdlets; it waits for the server of callbacks.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
