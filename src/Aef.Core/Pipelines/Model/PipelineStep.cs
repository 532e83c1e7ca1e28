using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Model;

/// <summary>
/// A step: one job, run through an executor. Every property is what was written; null means that the key is absent. Defaults are filled in
/// by the binder.
/// </summary>
public sealed record PipelineStep
{
    /// <summary>Creates a step.</summary>
    public PipelineStep(string? jobId = null, string? jobName = null, Location? location = null)
    {
        JobId = jobId;
        JobName = jobName;
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>JOB_ID: the short id, unique in the pipeline.</summary>
    public string? JobId { get; private init; }

    /// <summary>JOB_NAME: the name of the job and of its parameter file.</summary>
    public string? JobName { get; private init; }

    /// <summary>TYPE: how the job is run.</summary>
    public StepType? Type { get; private init; }

    /// <summary><c>executor</c>: the name of an entry in the executor catalog.</summary>
    public string? Executor { get; private init; }

    /// <summary>FUNCTION_ID_NAME: the function that starts the job.</summary>
    public string? FunctionIdName { get; private init; }

    /// <summary>FUNCTION_STATUS_NAME: the function that returns the state.</summary>
    public string? FunctionStatusName { get; private init; }

    /// <summary>FUNCTION_NAME: the function that a sync step calls.</summary>
    public string? FunctionName { get; private init; }

    /// <summary><c>workflows_name</c>: the workflow that a workflows step runs.</summary>
    public string? WorkflowsName { get; private init; }

    /// <summary>COMPOSER_STEP: the executor in definitions for Composer.</summary>
    public string? ComposerStep { get; private init; }

    /// <summary><c>with</c>: parameters for the executor.</summary>
    public MappingNode? With { get; private init; }

    /// <summary><c>when</c>: the condition; null means always.</summary>
    public string? When { get; private init; }

    /// <summary>WAIT_TIME_SECONDS: the pause between two polls of the state, in seconds.</summary>
    public double? WaitTimeSeconds { get; private init; }

    /// <summary><c>wait_multiplier</c>: how much the pause grows from look to look.</summary>
    public double? WaitMultiplier { get; private init; }

    /// <summary><c>max_wait_time_seconds</c>: the longest pause, in seconds.</summary>
    public double? MaxWaitTimeSeconds { get; private init; }

    /// <summary>ASYNC_TIMEOUT_LOOP_IN_MINUTES: the limit of the whole wait, in minutes.</summary>
    public double? AsyncTimeoutLoopInMinutes { get; private init; }

    /// <summary>TIMEOUT_SECONDS: the limit of one call, in seconds.</summary>
    public double? TimeoutSeconds { get; private init; }

    /// <summary>CONTINUE_IF_FAIL: true when a failure of the step does not fail its thread.</summary>
    public bool? ContinueIfFail { get; private init; }

    /// <summary><c>retry</c>: how the whole step is tried again.</summary>
    public RetryPolicy? Retry { get; private init; }

    /// <summary>STEP_PROPERTIES: a map, or AEF's JSON text, as written.</summary>
    public DocumentNode? StepProperties { get; private init; }

    /// <summary>READ_INPUT_FROM: passed on to the executor.</summary>
    public string? ReadInputFrom { get; private init; }

    /// <summary>NEXT: the JOB_ID of the step to continue at.</summary>
    public string? Next { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="JobId"/>.</summary>
    public PipelineStep WithJobId(string? value) => this with { JobId = value };

    /// <summary>The same with another <see cref="JobName"/>.</summary>
    public PipelineStep WithJobName(string? value) => this with { JobName = value };

    /// <summary>The same with another <see cref="Type"/>.</summary>
    public PipelineStep WithType(StepType? value) => this with { Type = value };

    /// <summary>The same with another <see cref="Executor"/>.</summary>
    public PipelineStep WithExecutor(string? value) => this with { Executor = value };

    /// <summary>The same with another <see cref="FunctionIdName"/>.</summary>
    public PipelineStep WithFunctionIdName(string? value) => this with { FunctionIdName = value };

    /// <summary>The same with another <see cref="FunctionStatusName"/>.</summary>
    public PipelineStep WithFunctionStatusName(string? value) => this with { FunctionStatusName = value };

    /// <summary>The same with another <see cref="FunctionName"/>.</summary>
    public PipelineStep WithFunctionName(string? value) => this with { FunctionName = value };

    /// <summary>The same with another <see cref="WorkflowsName"/>.</summary>
    public PipelineStep WithWorkflowsName(string? value) => this with { WorkflowsName = value };

    /// <summary>The same with another <see cref="ComposerStep"/>.</summary>
    public PipelineStep WithComposerStep(string? value) => this with { ComposerStep = value };

    /// <summary>The same with another <see cref="With"/>.</summary>
    public PipelineStep WithWith(MappingNode? value) => this with { With = value };

    /// <summary>The same with another <see cref="When"/>.</summary>
    public PipelineStep WithWhen(string? value) => this with { When = value };

    /// <summary>The same with another <see cref="WaitTimeSeconds"/>.</summary>
    public PipelineStep WithWaitTimeSeconds(double? value) => this with { WaitTimeSeconds = value };

    /// <summary>The same with another <see cref="WaitMultiplier"/>.</summary>
    public PipelineStep WithWaitMultiplier(double? value) => this with { WaitMultiplier = value };

    /// <summary>The same with another <see cref="MaxWaitTimeSeconds"/>.</summary>
    public PipelineStep WithMaxWaitTimeSeconds(double? value) => this with { MaxWaitTimeSeconds = value };

    /// <summary>The same with another <see cref="AsyncTimeoutLoopInMinutes"/>.</summary>
    public PipelineStep WithAsyncTimeoutLoopInMinutes(double? value) => this with { AsyncTimeoutLoopInMinutes = value };

    /// <summary>The same with another <see cref="TimeoutSeconds"/>.</summary>
    public PipelineStep WithTimeoutSeconds(double? value) => this with { TimeoutSeconds = value };

    /// <summary>The same with another <see cref="ContinueIfFail"/>.</summary>
    public PipelineStep WithContinueIfFail(bool? value) => this with { ContinueIfFail = value };

    /// <summary>The same with another <see cref="Retry"/>.</summary>
    public PipelineStep WithRetry(RetryPolicy? value) => this with { Retry = value };

    /// <summary>The same with another <see cref="StepProperties"/>.</summary>
    public PipelineStep WithStepProperties(DocumentNode? value) => this with { StepProperties = value };

    /// <summary>The same with another <see cref="ReadInputFrom"/>.</summary>
    public PipelineStep WithReadInputFrom(string? value) => this with { ReadInputFrom = value };

    /// <summary>The same with another <see cref="Next"/>.</summary>
    public PipelineStep WithNext(string? value) => this with { Next = value };

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineStep WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The same from another place.</summary>
    public PipelineStep WithLocation(Location value) => this with { Origin = Origin.At(value) };

    /// <summary>The same with one key that was given at another place, such as the line of a script that changed it.</summary>
    public PipelineStep WithLocationOf(string key, Location value) => this with { Origin = Origin.With(key, value) };

    /// <summary>Where the value of a key is, or the node when its source does not have the key; case does not count.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>True when the source has the key, even with a value that could not be read.</summary>
    internal bool Mentions(string key) => Origin.Has(key);

    /// <summary>The location of a key itself, or of the node when its source does not have the key.</summary>
    internal Location KeyLocationOf(string key) => Origin.KeyOf(key);

    internal PipelineStep WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => JobId ?? JobName ?? "step";
}
