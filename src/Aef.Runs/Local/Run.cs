using Aef.Documents.Diagnostics;
using Aef.Runs.Executors;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>A local run that has ended.</summary>
public sealed partial class Run
{
    private readonly bool _isPlanned;
    private readonly HashSet<string> _doneBefore;
    private IReadOnlyList<string>? _done;

    internal Run(
        string name,
        Execution execution,
        IReadOnlyList<RunEvent> events,
        IReadOnlyList<StepFailure> failures,
        LocalRunRequest? request = null)
    {
        _doneBefore = RunArgument.DoneIn(execution.Argument).ToHashSet(StringComparer.Ordinal);
        Name = name;
        Execution = execution;
        Events = events;
        Failures = FailureOrder.Sort(failures);
        Request = request;
    }

    private Run(string name)
        : this(
            name,
            new Execution(string.Empty, ExecutionState.Active, default, null, default, default, null),
            [],
            []) => _isPlanned = true;

    /// <summary>A planned run, for callers that only describe what they would run.</summary>
    public static Run Plan(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Run(name);
    }

    /// <summary>The id of the execution, which jobs receive as <c>AEF_RUN_ID</c>; that of the record is <see cref="RunId"/>.</summary>
    public string Id => Execution.Id;

    /// <summary>The id of the record of the run; null for a run that is not recorded.</summary>
    public string? RunId => Record?.RunId;

    /// <summary>The record of the run; null for a run that is not recorded.</summary>
    internal IRunOrigin? Record { get; set; }

    /// <summary>The pipeline's name.</summary>
    public string Name { get; }

    /// <summary>The final state.</summary>
    public RunState State => Execution.State switch
    {
        _ when _isPlanned => RunState.Planned,
        ExecutionState.Succeeded => RunState.Succeeded,
        ExecutionState.Cancelled => RunState.Cancelled,
        ExecutionState.Active => RunState.Active,
        _ => RunState.Failed,
    };

    /// <summary>Why the run was not admitted; null for other runs.</summary>
    public string? Refusal => Execution.Error is { } error
        && error.Value["tags"].Items.Any(t => t.TryGetString(out var tag) && tag == "AdmissionError")
            ? FailureReader.Message(error.Value)
            : null;

    /// <summary>When it started, on the clock of the run.</summary>
    public DateTimeOffset StartTime => Execution.StartTime;

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndTime => Execution.EndTime ?? Execution.StartTime;

    /// <summary>The duration, on the clock of the run.</summary>
    public TimeSpan Duration => EndTime - StartTime;

    /// <summary>True when jobs of a pipeline were simulated, all or some. Cloud Workflows source has no jobs.</summary>
    public bool IsSimulated =>
        Request is { } request && (request.Local is not null
            ? SimulatedSteps.Any()
            : request.Pipeline.Steps.Any(s => request.Mocks is not null || request.Executors.Find(s) is null));

    /// <summary>True for a run that has really run jobs, or would have.</summary>
    public bool IsReal => Request?.Local is not null;

    /// <summary>The JOB_IDs of the steps of a real run whose jobs the environment replaces by nothing.</summary>
    public IEnumerable<string> SimulatedSteps
    {
        get
        {
            if (Request is not { Local: { } local } request)
            {
                return [];
            }

            var executors = new LocalExecutors(request.Executors, local);
            return request.Pipeline.Steps.Where(s => executors.Find(s)?.IsSimulated == true).Select(s => s.JobId);
        }
    }

    /// <summary>True for a run of Cloud Workflows source, which has no jobs.</summary>
    public bool IsOfSource => Request is null && !_isPlanned;

    /// <summary>True when the run passed real time; false on virtual time.</summary>
    public bool IsRealTime { get; internal init; }

    /// <summary>True for a run with a journal: a rerun has the same argument.</summary>
    internal bool HasJournal { get; init; }

    /// <summary>
    /// Every failed step, in the order of failure, and items of a thread by index; steps whose thread continued are marked.
    /// </summary>
    public IReadOnlyList<StepFailure> Failures { get; }

    /// <summary>
    /// The inputs that failed expressions depend on: with the same values they fail again. In a run that has succeeded, those of jobs with
    /// <c>continue_if_fail</c>.
    /// </summary>
    public IReadOnlyList<string> InputsOfFailures =>
    [
        .. Failures.Where(f => !f.Continued || State == RunState.Succeeded)
            .SelectMany(f => f.Expression?.RelatedInputs ?? [])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>All events.</summary>
    public IReadOnlyList<RunEvent> Events { get; }

    /// <summary>The mocks of the request that no call matched, each with its location; empty when there were none.</summary>
    public IReadOnlyList<string> UnusedMocks { get; internal init; } = [];

    /// <summary>What the mocks hide of the simulation script, and the calls that neither of the two answers; empty without mocks.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; internal set; } = [];

    /// <summary>
    /// The JOB_IDs that need not run again, for <c>resume.done</c> of a new run's argument. The last attempt of each has succeeded; a job
    /// that a NEXT repeated and that did not succeed again is not done. A step that succeeded for each item is done as a whole. Steps whose
    /// output an expression reads are only done if their outputs are known; steps whose output was read by an expression that failed, and
    /// steps that a NEXT would have repeated when their thread ended early, are not done.
    /// </summary>
    public IReadOnlyList<string> Done => _done ??= FindDone();

    /// <summary>The same JOB_IDs in the order of the file.</summary>
    internal IReadOnlyList<string> DoneInOrder => DoneSteps.InOrder(Done, BoundSteps);

    /// <summary>True for a step, or an item of a step, that need not run again.</summary>
    public bool IsDone(string jobId) => DoneSteps.Contains(Done, jobId);

    /// <summary>The argument of a run that skips what this one has done.</summary>
    public WorkflowValue ArgumentOfRest(WorkflowValue argument) => RunArgument.After(this, argument, DoneInOrder);

    /// <summary>
    /// Why a run of a pipeline has failed, in one line; null for a run that has not failed, and for an error without a message.
    /// </summary>
    public string? ErrorText => Request is not null && Execution.Error?.Value is { Kind: WorkflowValueKind.Map } error
        && error["message"].TryGetString(out var message)
            ? error["answer"].TryGetString(out var answer) && answer.Length > 0 ? $"{message}: {answer}" : message
            : null;

    /// <summary>True for a run that its workflow has ended because the argument was invalid: only another argument helps.</summary>
    public bool HasInvalidArgument => Execution.Error?.Value["tags"].Items
        .Any(t => t.TryGetString(out var tag) && tag == "InvalidInput") == true;

    /// <summary>True for a run that has ended because its values are larger than the memory of a workflow.</summary>
    public bool ExceedsMemory => Execution.Error?.Value is { } error && FailureReader.ExceedsMemory(error);

    /// <summary>The hashes of the lists of <c>for_each</c> threads, by the JOB_ID of the first step.</summary>
    internal IReadOnlyDictionary<string, string> Lists => Execution.Error?.Value["resume"]["lists"] is { Kind: WorkflowValueKind.Map } lists
        ? lists.Entries.ToDictionary(
            e => e.Key,
            e => e.Value.TryGetString(out var hash) ? hash : e.Value.ToString(),
            StringComparer.Ordinal)
        : DoneSteps.ListsIn(Events);

    /// <summary>The result of the workflow, as JSON text; null when it returned nothing, or did not succeed.</summary>
    public string? Result => Execution.Result.IsNull ? null : Execution.Result.ToString();

    /// <summary>The execution as Google's API reports it.</summary>
    public Execution Execution { get; }

    /// <summary>The outputs that expressions read of the steps that have succeeded in this run.</summary>
    internal IReadOnlyDictionary<string, WorkflowValue> Known { get; init; } = new Dictionary<string, WorkflowValue>();

    /// <summary>The value <c>run</c> of the workflow with its time; null in a run that does not compute it.</summary>
    internal WorkflowValue Timed { get; init; }

    /// <summary>The query variables of the run with its dates; null in a run that has not begun.</summary>
    internal WorkflowValue Dates { get; init; }

    /// <summary>The request of the run; null for Cloud Workflows source.</summary>
    internal LocalRunRequest? Request { get; }

    /// <summary>The steps of the pipeline, in the order of the file; none for Cloud Workflows source.</summary>
    internal IEnumerable<Core.Semantics.Binding.BoundStep> BoundSteps => Request?.Pipeline.Steps ?? [];

    /// <summary>Name and state.</summary>
    public override string ToString() => $"{Name}: {State}";
}
