using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>
/// The parameters that describe one step, for the cmdlets that create steps. Each binds by property name, under its own name and
/// under AEF's key, so a CSV file with either header describes steps.
/// </summary>
public abstract partial class StepCommand : AefCommand
{
    /// <summary>The parameter set in which a step is described.</summary>
    protected const string DescribedSet = "Described";

    private bool _saysNo;

    /// <summary>The JOB_NAME: the name of the job and of its parameter file.</summary>
    [Parameter(ParameterSetName = DescribedSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("JOB_NAME")]
    public string? JobName { get; set; }

    /// <summary>
    /// How the job is run: Async (start it, then poll its state), Sync (one blocking call) or Workflows (run another workflow).
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [EmptyIsAbsent(typeof(StepType))]
    public StepType? Type { get; set; }

    /// <summary>The name of the executor in the executor catalog.</summary>
    [Parameter(ParameterSetName = DescribedSet, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExecutorCompleter))]
    public string? Executor { get; set; }

    /// <summary>The function that starts an async job.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FUNCTION_ID_NAME")]
    [ArgumentCompleter(typeof(ExecutorCompleter))]
    public string? FunctionIdName { get; set; }

    /// <summary>The function that returns the state of an async job; usually the one that starts it.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FUNCTION_STATUS_NAME")]
    [ArgumentCompleter(typeof(ExecutorCompleter))]
    public string? FunctionStatusName { get; set; }

    /// <summary>The function that a sync step calls.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FUNCTION_NAME")]
    public string? FunctionName { get; set; }

    /// <summary>The workflow that a workflows step runs.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("workflows_name")]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string? WorkflowsName { get; set; }

    /// <summary>The executor in definitions for Composer.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("COMPOSER_STEP")]
    [ArgumentCompleter(typeof(ExecutorCompleter))]
    public string? ComposerStep { get; set; }

    /// <summary>Parameters for the executor; values may hold expressions between ${ and }.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [EmptyIsAbsent]
    public IDictionary? With { get; set; }

    /// <summary>The condition, an expression between ${ and }: when it is false the step is skipped.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    public string? When { get; set; }

    /// <summary>
    /// How Cloud Workflows runs the executor: Function (a deployed function) or Connector (the workflow calls the API itself).
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [EmptyIsAbsent(typeof(BindingChoice))]
    public BindingChoice? Binding { get; set; }

    /// <summary>
    /// How the run learns that an async job has ended: Polling (ask for its state) or Callback (the executor reports it).
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("wait_for")]
    [EmptyIsAbsent(typeof(WaitFor))]
    public WaitFor? WaitFor { get; set; }

    /// <summary>The pause between two polls of the state, in seconds.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("WAIT_TIME_SECONDS")]
    [EmptyIsAbsent(typeof(double))]
    public double? WaitTimeSeconds { get; set; }

    /// <summary>The factor by which the pause grows from poll to poll; 1 keeps it fixed.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("wait_multiplier")]
    [EmptyIsAbsent(typeof(double))]
    public double? WaitMultiplier { get; set; }

    /// <summary>The longest pause between two polls, in seconds.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("max_wait_time_seconds")]
    [EmptyIsAbsent(typeof(double))]
    public double? MaxWaitTimeSeconds { get; set; }

    /// <summary>The limit of the whole wait for an async job, in minutes.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ASYNC_TIMEOUT_LOOP_IN_MINUTES")]
    [EmptyIsAbsent(typeof(double))]
    public double? AsyncTimeoutLoopInMinutes { get; set; }

    /// <summary>The limit of one call, in seconds.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("TIMEOUT_SECONDS")]
    [EmptyIsAbsent(typeof(double))]
    public double? TimeoutSeconds { get; set; }

    /// <summary>
    /// Lets the thread continue when the step has failed. A string from a file turns it on unless it is false or empty;
    /// -ContinueIfFail:$false overrides the defaults of a pipeline.
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("CONTINUE_IF_FAIL")]
    [Flag]
    public SwitchParameter ContinueIfFail { get; set; }

    /// <summary>
    /// The retry policy of the whole step: a number of attempts, or a hashtable with MaxAttempts, InitialDelaySeconds, MaxDelaySeconds and
    /// Multiplier.
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [RetryPolicy]
    public RetryPolicy? Retry { get; set; }

    /// <summary>The data sets that the job reads, such as bigquery://project.dataset.table.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    public string[]? Reads { get; set; }

    /// <summary>The data sets that the job writes, in the same form.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    public string[]? Writes { get; set; }

    /// <summary>Properties of this step, which override those of the run: a hashtable, or a JSON string as in AEF.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("STEP_PROPERTIES")]
    [EmptyIsAbsent]
    public object? StepProperties { get; set; }

    /// <summary>Where the executor reads its input from; passed on to it.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("READ_INPUT_FROM")]
    public string? ReadInputFrom { get; set; }

    /// <summary>The JOB_ID of the step to continue at, instead of the following one.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string? Next { get; set; }

    /// <summary>The value of -ContinueIfFail: null when it was not given, or is an empty cell.</summary>
    internal bool? GoesOn => ContinueIfFail ? true : _saysNo ? false : null;

    /// <inheritdoc/>
    protected override void Prepare() => _saysNo = MyInvocation.BoundParameters.ContainsKey(nameof(ContinueIfFail)) && !ContinueIfFail;

    /// <summary>The step that the parameters describe, located at this line of the script.</summary>
    private protected PipelineStep MakeStep(string? jobId) =>
        StepParts.Describe(this, new PipelineStep(StepParts.Given(jobId), location: ScriptLocation));
}
