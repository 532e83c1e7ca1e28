using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors;

/// <summary>The call of an executor: one attempt of one job. Any thread may use it.</summary>
public sealed class JobCall
{
    private readonly JobMessages _messages;
    private readonly TimeProvider? _clock;

    internal JobCall(JobIdentity identity, string executor, WorkflowValue request, TimeProvider? clock = null)
    {
        _messages = new JobMessages { Clock = clock };
        _clock = clock;
        Identity = identity;
        Executor = executor;
        Request = request;
    }

    /// <summary>The attempt of the job.</summary>
    public JobIdentity Identity { get; }

    /// <summary>The name of the executor, or of the function or workflow that is not in the catalog.</summary>
    public string Executor { get; }

    /// <summary>The id of the run.</summary>
    public string RunId => Identity.RunId;

    /// <summary>The name of the pipeline that runs.</summary>
    public string PipelineName => Identity.PipelineName;

    /// <summary>The step's JOB_ID.</summary>
    public string JobId => Identity.JobId;

    /// <summary>The step's JOB_NAME.</summary>
    public string JobName => Identity.JobName;

    /// <summary>The level's id.</summary>
    public string Level => Identity.Level;

    /// <summary>The thread's id.</summary>
    public string Thread => Identity.Thread;

    /// <summary>The attempt of the step, counted from 1.</summary>
    public int Attempt => Identity.Attempt;

    /// <summary>The time on the clock of the run.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The catalog entry of the executor; null for a function or workflow that is not in the catalog.</summary>
    public ExecutorDefinition? Definition { get; init; }

    /// <summary>The local binding that runs the job; null for an executor of the caller.</summary>
    public LocalBinding? Binding { get; init; }

    /// <summary>
    /// The parameters of the job, as a connector binding gets them: <c>with</c> and <c>step_properties</c> over the job files over the
    /// defaults of the entry, each converted to its declared type. An object.
    /// </summary>
    public WorkflowValue Parameters { get; internal set; } = WorkflowValue.EmptyMap;

    /// <summary>The value of <c>with</c> for the step, with its expressions evaluated: an object.</summary>
    public WorkflowValue With { get; init; } = WorkflowValue.EmptyMap;

    /// <summary>
    /// The body that the deployed function would receive: <c>query_variables</c>, <c>workflow_properties</c>, <c>step_properties</c>…, or
    /// the argument of the workflow that a step runs.
    /// </summary>
    public WorkflowValue Request { get; }

    /// <summary>The value <c>run</c> that settings read: project, region and the dates of the run.</summary>
    internal WorkflowValue RunValues { get; init; } = WorkflowValue.EmptyMap;

    /// <summary>The name of the environment in which the run is; null for a simulated run.</summary>
    public string? Environment { get; init; }

    /// <summary>The folder of the definition, to which relative paths refer.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The folder for files of the step that are kept with the run; null when the run has no folder. It may not exist.</summary>
    public string? ArtifactsFolder { get; init; }

    /// <summary>True for a step of the type <c>sync</c>, whose function does the whole job before it answers.</summary>
    public bool IsSync { get; init; }

    /// <summary>The time limit of the attempt; null when it has none. The host ends the job then: an executor need not.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>The secrets of the run, which nothing that the executor reports may contain.</summary>
    public Secrets Secrets { get; init; } = Secrets.Empty;

    /// <summary>
    /// True if an earlier process of the run may have started this attempt. Only an <see cref="IRecoveringExecutor"/> receives such calls.
    /// </summary>
    public bool MayHaveRun { get; init; }

    /// <summary>The log for long output; every secret in it is masked.</summary>
    public IJobLog Output => field ??= OpenedLog is { } log ? new MaskedJobLog(log, Secrets) : NoJobLog.Instance;

    /// <summary>The log of the run for this attempt; null when it keeps none.</summary>
    internal IJobLog? OpenedLog { get; set; }

    /// <summary>
    /// The duration of the job on the virtual clock, in seconds. It is 0 unless the executor sets it, so that runs are equal on fast and
    /// slow computers. A run in real time ignores it.
    /// </summary>
    public double DurationSeconds { get; set; }

    /// <summary>
    /// Logs a message of the job: an event of the run. Severities are those of <c>sys.log</c>. A run on virtual time reports it when the
    /// job has ended.
    /// </summary>
    public void Log(string severity, string message)
    {
        ArgumentNullException.ThrowIfNull(severity);
        ArgumentNullException.ThrowIfNull(message);
        _messages.Log(severity, Secrets.Mask(message));
    }

    /// <summary>
    /// Reports how far the job is. Five reports a second are passed on; of more, the latest one is.
    /// </summary>
    public void Progress(long? rows = null, long? bytes = null, string? text = null) =>
        _messages.Progress(new JobProgress(rows, bytes, text is null ? null : Secrets.Mask(text)));

    /// <summary>Reports a part of the job that has ended.</summary>
    internal void ReportPart(JobPart part) => _messages.Part(part with
    {
        Name = Secrets.Mask(part.Name),
        Message = part.Message is { } message ? Secrets.Mask(message) : null,
    });

    /// <summary>The current time of the clock of the run.</summary>
    internal DateTimeOffset Now => _clock?.GetUtcNow() ?? Time;

    /// <summary>Waits on the clock of the run.</summary>
    internal Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        Task.Delay(duration, _clock ?? throw new InvalidOperationException("The call has no clock."), cancellationToken);

    /// <summary>The value of a setting, in which every string may contain expressions.</summary>
    /// <exception cref="JobSettingException">An expression cannot be evaluated.</exception>
    public WorkflowValue Resolve(DocumentNode? setting) => setting switch
    {
        null => WorkflowValue.Null,
        ScalarNode { ScalarKind: ScalarKind.String } text => Resolve(text.Text),
        SequenceNode list => WorkflowValue.FromList([.. list.Items.Select(Resolve)]),
        MappingNode map => WorkflowValue.FromMap([.. map.Entries.Select(e => (e.Key, Resolve(e.Value)))]),
        _ => WorkflowValue.FromDocument(setting),
    };

    /// <summary>
    /// The value of a setting of <see cref="Binding"/>: expressions in it may read <c>parameters</c>, <c>job</c> and <c>run</c>, as in the
    /// other bindings of an entry. A string that is one expression has the type of its value. Null for a setting that is missing.
    /// </summary>
    /// <exception cref="JobSettingException">An expression cannot be evaluated.</exception>
    public WorkflowValue Resolve(string? setting) => JobSettings.Resolve(this, setting);

    /// <summary>
    /// The values of settings in order; a value that is a list becomes its items, and null becomes nothing.
    /// </summary>
    /// <exception cref="JobSettingException">An expression cannot be evaluated.</exception>
    public IReadOnlyList<WorkflowValue> ResolveAll(IEnumerable<string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return [.. settings.SelectMany(s => ItemsOf(Resolve(s)))];
    }

    /// <summary>The items of a list; none for null; any other value is the only item.</summary>
    internal static IReadOnlyList<WorkflowValue> ItemsOf(WorkflowValue value) =>
        value.IsNull ? [] : value.Kind == WorkflowValueKind.List ? value.Items : [value];

    /// <summary>The log entries that were not reported yet, in order.</summary>
    internal IEnumerable<(string Severity, string Message)> TakeLog() => _messages.Take();

    /// <summary>Passes everything that the job reports on at once, from now on.</summary>
    internal void ReportTo(IJobMonitor monitor) => _messages.ReportTo(monitor);

    /// <summary>Passes on the progress that was held back.</summary>
    internal void ReportLastProgress() => _messages.Flush();
}
