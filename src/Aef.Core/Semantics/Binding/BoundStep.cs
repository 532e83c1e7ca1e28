using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>A step with everything that a target needs; times are in seconds.</summary>
public sealed class BoundStep
{
    private BoundMap? _evaluatedDataSets;

    /// <summary>Creates a bound step.</summary>
    public BoundStep(PipelineStep source, string jobId, string jobName, StepType type)
    {
        Source = source;
        JobId = jobId;
        JobName = jobName;
        Type = type;
    }

    /// <summary>The step before binding.</summary>
    public PipelineStep Source { get; }

    /// <summary>The step with the defaults applied.</summary>
    internal PipelineStep Effective { get => field ?? Source; init; }

    /// <summary>The JOB_ID, unique in the pipeline.</summary>
    public string JobId { get; }

    /// <summary>The JOB_NAME: data that may contain any characters.</summary>
    public string JobName { get; }

    /// <summary>How the job is run.</summary>
    public StepType Type { get; }

    /// <summary>The function that starts the job (async) or runs it (sync); null for workflows steps.</summary>
    public string? Function { get; init; }

    /// <summary>The function that returns the job's state (async).</summary>
    public string? StatusFunction { get; init; }

    /// <summary>The workflow to run (workflows steps).</summary>
    public string? WorkflowName { get; init; }

    /// <summary>
    /// True when the job calls the run back. False for an executor that does not send callbacks: such a job is polled.
    /// </summary>
    public bool WaitsForCallback { get; init; }

    /// <summary>The pause before the first poll, in seconds.</summary>
    public double WaitSeconds { get; init; } = (double)StepKeys.WaitTimeSeconds.Default!; // the table has one

    /// <summary>The factor by which the pause grows from poll to poll; 1 keeps it constant.</summary>
    public double WaitMultiplier { get; init; } = (double)StepKeys.WaitMultiplier.Default!; // the table has one

    /// <summary>The longest pause, in seconds; null means no limit.</summary>
    public double? MaxWaitSeconds { get; init; }

    /// <summary>The limit of the whole wait, from the answer to the start, in seconds.</summary>
    public double LimitSeconds { get; init; } = (double)StepKeys.AsyncTimeoutLoopInMinutes.Default! * 60; // the table has one

    /// <summary>The limit of one call, in seconds.</summary>
    public double CallTimeoutSeconds { get; init; } = (double)StepKeys.TimeoutSeconds.Default!; // the table has one

    /// <summary>True when a failure is recorded and the thread continues.</summary>
    public bool ContinueIfFail { get; init; }

    /// <summary>The step's properties as JSON text; null means the target's default.</summary>
    public string? StepProperties { get; init; }

    /// <summary>The retry policy of the whole step; null means one attempt.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>The catalog entry of the executor; null when the catalog does not have it.</summary>
    public ExecutorDefinition? Executor { get; init; }

    /// <summary>The binding by which the step runs on Cloud Workflows; null when its executor has none.</summary>
    public WorkflowsBinding? Binding { get; init; }

    /// <summary>True when the workflow calls the API of the job itself.</summary>
    internal bool IsConnector => Type == StepType.Async && Binding is ConnectorBinding;

    /// <summary>True for an async step with an output, which no function returns.</summary>
    internal bool HasOutput => Type == StepType.Async && Binding is ConnectorBinding { Output: not null } or LocalRunBinding;

    /// <summary>True in a run on this computer: each attempt is one effect, which the executor's local binding answers.</summary>
    internal bool RunsHere => Binding is LocalRunBinding;

    /// <summary>The files with the parameters of the job, for a connector binding, which has no function that reads them.</summary>
    internal EquatableList<BoundJobFile> JobFiles { get; init; } = [];

    /// <summary>The condition; null means that the step always runs.</summary>
    public BoundValue? When { get; init; }

    /// <summary>The parameters for the executor; null means none.</summary>
    public BoundValue? With { get; init; }

    /// <summary>The secrets that the parameters read, and the variables with secrets, as expressions write them.</summary>
    internal IEnumerable<string> Secrets => With?.References.Select(r => r.Symbol)
        .Where(SecretReads.IsSecret)
        .Select(SecretReads.Describe)
        .Distinct(StringComparer.Ordinal) ?? [];

    /// <summary>The data sets that the job reads.</summary>
    public EquatableList<BoundDataSet> Reads { get; init; } = [];

    /// <summary>The data sets that the job writes.</summary>
    public EquatableList<BoundDataSet> Writes { get; init; } = [];

    /// <summary>
    /// The data sets as one value, <c>reads</c> and <c>writes</c>, if a run must evaluate an expression to know one of them; or null.
    /// </summary>
    internal BoundMap? EvaluatedDataSets => _evaluatedDataSets ??= BoundDataSet.Evaluated(this);

    /// <summary>The values with expressions: the condition, the parameters and the data sets.</summary>
    internal IEnumerable<BoundValue> Values
    {
        get
        {
            if (When is not null)
            {
                yield return When;
            }

            if (With is not null)
            {
                yield return With;
            }

            if (EvaluatedDataSets is { } dataSets)
            {
                yield return dataSets;
            }
        }
    }

    /// <summary>Where the thread continues after this step; null means at the following one.</summary>
    public BoundNext? Next { get; init; }
}
