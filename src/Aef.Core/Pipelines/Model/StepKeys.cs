namespace Aef.Core.Pipelines.Model;

/// <summary>
/// The table of step keys. It is the only list of them: the reader, the merge with the defaults, the writer, the formatter, the rules for
/// unused keys and ranges, and the schema follow it. A new key needs an entry here, in the order of written files, a property of
/// <see cref="PipelineStep"/>, and its meaning.
/// </summary>
internal static class StepKeys
{
    public static readonly StepKey JobId = new(
        DefinitionKeys.JobId,
        StepKeyKind.Text,
        "Short id of the step, unique in the pipeline. NEXT and reruns use it.")
    {
        IsAef = true, IsRequired = true, Merge = StepKeyMerge.Own,
    };

    public static readonly StepKey JobName = new(
        DefinitionKeys.JobName,
        StepKeyKind.Text,
        "Name of the job, and of its parameter file. Any string.")
    {
        IsAef = true, IsRequired = true, Merge = StepKeyMerge.Own,
    };

    public static readonly StepKey Type = new(
        DefinitionKeys.Type, StepKeyKind.Type, "How the job runs: async starts it and polls until it has ended, sync is one call, workflows runs another workflow.")
    {
        IsAef = true, Merge = StepKeyMerge.JobType, Default = "async",
    };

    public static readonly StepKey Executor = new(
        DefinitionKeys.Executor,
        StepKeyKind.Text,
        "Name of an entry in the executor catalog, such as dataform-tag-executor.")
    {
        Merge = StepKeyMerge.Job, UsedBy = StepTypes.Async | StepTypes.Sync,
    };

    public static readonly StepKey Binding = new(
        DefinitionKeys.Binding,
        StepKeyKind.Binding,
        "How Cloud Workflows runs the executor: function calls a deployed function, connector calls the API itself.")
    {
        UsedBy = StepTypes.Async,
    };

    public static readonly StepKey FunctionIdName = new(
        DefinitionKeys.FunctionIdName,
        StepKeyKind.Text,
        "AEF: the function that starts the job.")
    {
        IsAef = true, Merge = StepKeyMerge.Job, UsedBy = StepTypes.Async,
    };

    public static readonly StepKey FunctionStatusName = new(
        DefinitionKeys.FunctionStatusName,
        StepKeyKind.Text,
        "AEF: the function that returns the state of the job.")
    {
        IsAef = true, Merge = StepKeyMerge.JobDetail, UsedBy = StepTypes.Async,
    };

    public static readonly StepKey FunctionName = new(
        DefinitionKeys.FunctionName,
        StepKeyKind.Text,
        "AEF: the function that a sync step calls.")
    {
        IsAef = true, Merge = StepKeyMerge.Job, UsedBy = StepTypes.Sync,
    };

    public static readonly StepKey WorkflowsName = new(
        DefinitionKeys.WorkflowsName,
        StepKeyKind.Text,
        "The workflow that a workflows step runs.")
    {
        Merge = StepKeyMerge.Job, UsedBy = StepTypes.Workflows,
    };

    public static readonly StepKey ComposerStep = new(
        DefinitionKeys.ComposerStep,
        StepKeyKind.Text,
        "AEF: the executor, in definitions for Composer.")
    {
        IsAef = true, Merge = StepKeyMerge.Job,
    };

    public static readonly StepKey When = new(DefinitionKeys.When, StepKeyKind.Condition, "Condition; false skips the step.");

    public static readonly StepKey With = new(DefinitionKeys.With, StepKeyKind.Object, "Parameters for the executor.");

    public static readonly StepKey WaitFor = new(
        DefinitionKeys.WaitFor,
        StepKeyKind.WaitFor,
        "How the run learns that the job has ended: polling asks for its state, callback waits until the executor reports it.")
    {
        Default = "polling",
    };

    public static readonly StepKey WaitTimeSeconds = new(
        DefinitionKeys.WaitTimeSeconds,
        StepKeyKind.Number,
        "Pause between two polls, in seconds.")
    {
        IsAef = true, UsedBy = StepTypes.Async | StepTypes.Workflows, Range = NumberRange.Time(unitSeconds: 1), Default = 30d,
    };

    public static readonly StepKey WaitMultiplier = new(
        DefinitionKeys.WaitMultiplier,
        StepKeyKind.Number,
        "Factor by which the pause grows from poll to poll; 1 keeps it constant.")
    {
        UsedBy = StepTypes.Async | StepTypes.Workflows, Range = NumberRange.Factor, Default = 1d,
    };

    public static readonly StepKey MaxWaitTimeSeconds = new(
        DefinitionKeys.MaxWaitTimeSeconds,
        StepKeyKind.Number,
        "The longest pause, in seconds.")
    {
        UsedBy = StepTypes.Async | StepTypes.Workflows, Range = NumberRange.Time(unitSeconds: 1),
    };

    public static readonly StepKey AsyncTimeoutLoopInMinutes = new(
        DefinitionKeys.AsyncTimeoutLoopInMinutes,
        StepKeyKind.Number,
        "Limit of the whole wait, in minutes.")
    {
        IsAef = true, UsedBy = StepTypes.Async | StepTypes.Workflows, Range = NumberRange.Time(unitSeconds: 60), Default = 60d,
    };

    public static readonly StepKey TimeoutSeconds = new(DefinitionKeys.TimeoutSeconds, StepKeyKind.Number, "Limit of one call, in seconds.")
    {
        IsAef = true, Range = NumberRange.Time(unitSeconds: 1), Default = 300d,
    };

    public static readonly StepKey ContinueIfFail = new(
        DefinitionKeys.ContinueIfFail, StepKeyKind.Flag, "A failure is recorded and the thread continues. As in AEF, every string except false means true.")
    {
        IsAef = true,
    };

    public static readonly StepKey Retry = new(DefinitionKeys.Retry, StepKeyKind.Retry, "Runs the whole step again after a failure.");

    public static readonly StepKey Reads = new(
        DefinitionKeys.Reads,
        StepKeyKind.DataSets,
        "Data sets that the job reads, such as bigquery://project.dataset.table, gs://bucket/path, "
        + "postgres://connection/schema.table or file:path.");

    public static readonly StepKey Writes = new(
        DefinitionKeys.Writes,
        StepKeyKind.DataSets,
        "Data sets that the job writes, in the same form as in reads.");

    public static readonly StepKey StepProperties = new(
        DefinitionKeys.StepProperties,
        StepKeyKind.Properties,
        "Properties of the job: an object, or a string with AEF's JSON.")
    {
        IsAef = true,
    };

    public static readonly StepKey ReadInputFrom = new(
        DefinitionKeys.ReadInputFrom,
        StepKeyKind.Text,
        "AEF: where the executor reads its input from.")
    {
        IsAef = true,
    };

    public static readonly StepKey Next = new(
        DefinitionKeys.Next,
        StepKeyKind.Text,
        "JOB_ID of the step to continue at: forward or backward in the thread, or the first step of a later level; only between levels of one thread.")
    {
        IsAef = true, Merge = StepKeyMerge.Own,
    };

    /// <summary>All keys, in the order of AEF's documentation: what runs, how, how long, then what comes next.</summary>
    public static StepKeyTable All { get; } = new(
    [
        JobId, JobName, Type, Executor, Binding, FunctionIdName, FunctionStatusName, FunctionName, WorkflowsName, ComposerStep, When, With, WaitFor,
        WaitTimeSeconds, WaitMultiplier, MaxWaitTimeSeconds, AsyncTimeoutLoopInMinutes, TimeoutSeconds, ContinueIfFail, Retry, Reads,
        Writes, StepProperties, ReadInputFrom, Next,
    ]);
}
