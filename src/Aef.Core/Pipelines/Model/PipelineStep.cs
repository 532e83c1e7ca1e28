using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Model;

/// <summary>
/// A step: one job, run through an executor. Every property holds what was written; null means that the key is absent. The binder fills in
/// the defaults.
/// </summary>
public sealed record PipelineStep
{
    /// <summary>Creates a step.</summary>
    public PipelineStep(string? jobId = null, string? jobName = null, Location? location = null)
    {
        Values = StepValues.Create([(StepKeys.JobId, jobId), (StepKeys.JobName, jobName)]);
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>Creates a step from the values that a reader found.</summary>
    internal PipelineStep(StepValues values, EquatableList<ExtraEntry> extra, NodeOrigin origin)
    {
        Values = values;
        Extra = extra;
        Origin = origin;
    }

    /// <summary>JOB_ID: the short id, unique in the pipeline.</summary>
    public string? JobId => (string?)Values[StepKeys.JobId];

    /// <summary>JOB_NAME: the name of the job and of its parameter file.</summary>
    public string? JobName => (string?)Values[StepKeys.JobName];

    /// <summary>TYPE: how the job is run.</summary>
    public StepType? Type => (StepType?)Values[StepKeys.Type];

    /// <summary><c>executor</c>: the name of an entry in the executor catalog.</summary>
    public string? Executor => (string?)Values[StepKeys.Executor];

    /// <summary>FUNCTION_ID_NAME: the function that starts the job.</summary>
    public string? FunctionIdName => (string?)Values[StepKeys.FunctionIdName];

    /// <summary>FUNCTION_STATUS_NAME: the function that returns the state.</summary>
    public string? FunctionStatusName => (string?)Values[StepKeys.FunctionStatusName];

    /// <summary>FUNCTION_NAME: the function that a sync step calls.</summary>
    public string? FunctionName => (string?)Values[StepKeys.FunctionName];

    /// <summary><c>workflows_name</c>: the workflow that a workflows step runs.</summary>
    public string? WorkflowsName => (string?)Values[StepKeys.WorkflowsName];

    /// <summary>COMPOSER_STEP: the executor in definitions for Composer.</summary>
    public string? ComposerStep => (string?)Values[StepKeys.ComposerStep];

    /// <summary><c>with</c>: parameters for the executor.</summary>
    public MappingNode? With => (MappingNode?)Values[StepKeys.With];

    /// <summary><c>when</c>: the condition; null means always.</summary>
    public string? When => (string?)Values[StepKeys.When];

    /// <summary><c>binding</c>: how Cloud Workflows runs the executor.</summary>
    public BindingChoice? Binding => (BindingChoice?)Values[StepKeys.Binding];

    /// <summary><c>wait_for</c>: how the run learns that the job has ended.</summary>
    public WaitFor? WaitFor => (WaitFor?)Values[StepKeys.WaitFor];

    /// <summary>WAIT_TIME_SECONDS: the pause between two polls, in seconds.</summary>
    public double? WaitTimeSeconds => (double?)Values[StepKeys.WaitTimeSeconds];

    /// <summary><c>wait_multiplier</c>: the factor by which the pause grows from poll to poll.</summary>
    public double? WaitMultiplier => (double?)Values[StepKeys.WaitMultiplier];

    /// <summary><c>max_wait_time_seconds</c>: the longest pause, in seconds.</summary>
    public double? MaxWaitTimeSeconds => (double?)Values[StepKeys.MaxWaitTimeSeconds];

    /// <summary>ASYNC_TIMEOUT_LOOP_IN_MINUTES: the limit of the whole wait, in minutes.</summary>
    public double? AsyncTimeoutLoopInMinutes => (double?)Values[StepKeys.AsyncTimeoutLoopInMinutes];

    /// <summary>TIMEOUT_SECONDS: the limit of one call, in seconds.</summary>
    public double? TimeoutSeconds => (double?)Values[StepKeys.TimeoutSeconds];

    /// <summary>CONTINUE_IF_FAIL: true when a failure of the step does not fail its thread.</summary>
    public bool? ContinueIfFail => (bool?)Values[StepKeys.ContinueIfFail];

    /// <summary><c>retry</c>: the retry policy of the whole step.</summary>
    public RetryPolicy? Retry => (RetryPolicy?)Values[StepKeys.Retry];

    /// <summary><c>reads</c>: the data sets that the job reads, as strings.</summary>
    public SequenceNode? Reads => (SequenceNode?)Values[StepKeys.Reads];

    /// <summary><c>writes</c>: the data sets that the job writes, as strings.</summary>
    public SequenceNode? Writes => (SequenceNode?)Values[StepKeys.Writes];

    /// <summary>STEP_PROPERTIES: an object, or AEF's JSON in a string, as written.</summary>
    public DocumentNode? StepProperties => (DocumentNode?)Values[StepKeys.StepProperties];

    /// <summary>READ_INPUT_FROM: passed on to the executor.</summary>
    public string? ReadInputFrom => (string?)Values[StepKeys.ReadInputFrom];

    /// <summary>NEXT: the JOB_ID of the step to continue at.</summary>
    public string? Next => (string?)Values[StepKeys.Next];

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    /// <summary>The values of the keys in <see cref="StepKeys"/>.</summary>
    internal StepValues Values { get; private init; }

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="JobId"/>.</summary>
    public PipelineStep WithJobId(string? value) => WithValue(StepKeys.JobId, value);

    /// <summary>The same with another <see cref="JobName"/>.</summary>
    public PipelineStep WithJobName(string? value) => WithValue(StepKeys.JobName, value);

    /// <summary>The same with another <see cref="Type"/>.</summary>
    public PipelineStep WithType(StepType? value) => WithValue(StepKeys.Type, value);

    /// <summary>The same with another <see cref="Executor"/>.</summary>
    public PipelineStep WithExecutor(string? value) => WithValue(StepKeys.Executor, value);

    /// <summary>The same with another <see cref="FunctionIdName"/>.</summary>
    public PipelineStep WithFunctionIdName(string? value) => WithValue(StepKeys.FunctionIdName, value);

    /// <summary>The same with another <see cref="FunctionStatusName"/>.</summary>
    public PipelineStep WithFunctionStatusName(string? value) => WithValue(StepKeys.FunctionStatusName, value);

    /// <summary>The same with another <see cref="FunctionName"/>.</summary>
    public PipelineStep WithFunctionName(string? value) => WithValue(StepKeys.FunctionName, value);

    /// <summary>The same with another <see cref="WorkflowsName"/>.</summary>
    public PipelineStep WithWorkflowsName(string? value) => WithValue(StepKeys.WorkflowsName, value);

    /// <summary>The same with another <see cref="ComposerStep"/>.</summary>
    public PipelineStep WithComposerStep(string? value) => WithValue(StepKeys.ComposerStep, value);

    /// <summary>The same with another <see cref="With"/>.</summary>
    public PipelineStep WithWith(MappingNode? value) => WithValue(StepKeys.With, value);

    /// <summary>The same with another <see cref="When"/>.</summary>
    public PipelineStep WithWhen(string? value) => WithValue(StepKeys.When, value);

    /// <summary>The same with another <see cref="Binding"/>.</summary>
    public PipelineStep WithBinding(BindingChoice? value) => WithValue(StepKeys.Binding, value);

    /// <summary>The same with another <see cref="WaitFor"/>.</summary>
    public PipelineStep WithWaitFor(WaitFor? value) => WithValue(StepKeys.WaitFor, value);

    /// <summary>The same with another <see cref="WaitTimeSeconds"/>.</summary>
    public PipelineStep WithWaitTimeSeconds(double? value) => WithValue(StepKeys.WaitTimeSeconds, value);

    /// <summary>The same with another <see cref="WaitMultiplier"/>.</summary>
    public PipelineStep WithWaitMultiplier(double? value) => WithValue(StepKeys.WaitMultiplier, value);

    /// <summary>The same with another <see cref="MaxWaitTimeSeconds"/>.</summary>
    public PipelineStep WithMaxWaitTimeSeconds(double? value) => WithValue(StepKeys.MaxWaitTimeSeconds, value);

    /// <summary>The same with another <see cref="AsyncTimeoutLoopInMinutes"/>.</summary>
    public PipelineStep WithAsyncTimeoutLoopInMinutes(double? value) => WithValue(StepKeys.AsyncTimeoutLoopInMinutes, value);

    /// <summary>The same with another <see cref="TimeoutSeconds"/>.</summary>
    public PipelineStep WithTimeoutSeconds(double? value) => WithValue(StepKeys.TimeoutSeconds, value);

    /// <summary>The same with another <see cref="ContinueIfFail"/>.</summary>
    public PipelineStep WithContinueIfFail(bool? value) => WithValue(StepKeys.ContinueIfFail, value);

    /// <summary>The same with another <see cref="Retry"/>.</summary>
    public PipelineStep WithRetry(RetryPolicy? value) => WithValue(StepKeys.Retry, value);

    /// <summary>The same with another <see cref="Reads"/>.</summary>
    public PipelineStep WithReads(SequenceNode? value) => WithValue(StepKeys.Reads, value);

    /// <summary>The same with another <see cref="Writes"/>.</summary>
    public PipelineStep WithWrites(SequenceNode? value) => WithValue(StepKeys.Writes, value);

    /// <summary>The same with another <see cref="StepProperties"/>.</summary>
    public PipelineStep WithStepProperties(DocumentNode? value) => WithValue(StepKeys.StepProperties, value);

    /// <summary>The same with another <see cref="ReadInputFrom"/>.</summary>
    public PipelineStep WithReadInputFrom(string? value) => WithValue(StepKeys.ReadInputFrom, value);

    /// <summary>The same with another <see cref="Next"/>.</summary>
    public PipelineStep WithNext(string? value) => WithValue(StepKeys.Next, value);

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineStep WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The same step at another location.</summary>
    public PipelineStep WithLocation(Location value) => this with { Origin = Origin.At(value) };

    /// <summary>The same with one key at another location, such as the line of a script that changed it.</summary>
    public PipelineStep WithLocationOf(string key, Location value) => this with { Origin = Origin.With(key, value) };

    /// <summary>The location of a key's value, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>True when the source has the key, even with a value that could not be read.</summary>
    internal bool Mentions(string key) => Origin.Has(key);

    /// <summary>The location of a key itself, or of the node when its source does not have the key.</summary>
    internal Location KeyLocationOf(string key) => Origin.KeyOf(key);

    /// <summary>The same with another value of one key; null removes it.</summary>
    internal PipelineStep WithValue(StepKey key, object? value) => this with { Values = Values.With(key, value) };

    /// <inheritdoc/>
    public override string ToString() => JobId ?? JobName ?? "step";
}
