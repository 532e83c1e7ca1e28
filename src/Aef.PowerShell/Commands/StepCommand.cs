using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>
/// The parameters that describe one step, for the cmdlets that make steps. Each binds by property name, under our name and
/// under AEF's key, so a CSV file with either header describes steps.
/// </summary>
public abstract class StepCommand : AefCommand
{
    /// <summary>The parameter set in which a step is described.</summary>
    protected const string DescribedSet = "Described";

    private bool _saysNo;

    /// <summary>The JOB_NAME: the name of the job and of its parameter file.</summary>
    [Parameter(ParameterSetName = DescribedSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("JOB_NAME")]
    public string? JobName { get; set; }

    /// <summary>How the job is run: Async (start it, then look at its state), Sync (one blocking call) or Workflows (run another workflow).</summary>
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

    /// <summary>The function that tells the state of an async job; usually the one that starts it.</summary>
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

    /// <summary>The pause between two looks at the state, in seconds.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("WAIT_TIME_SECONDS")]
    [EmptyIsAbsent(typeof(double))]
    public double? WaitTimeSeconds { get; set; }

    /// <summary>How much the pause grows from look to look; 1 keeps it fixed.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("wait_multiplier")]
    [EmptyIsAbsent(typeof(double))]
    public double? WaitMultiplier { get; set; }

    /// <summary>The longest pause between two looks, in seconds.</summary>
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

    /// <summary>Lets the thread go on when the step has failed. Text from a file counts as given unless it is false or empty; -ContinueIfFail:$false says no against the defaults of a pipeline.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("CONTINUE_IF_FAIL")]
    [Flag]
    public SwitchParameter ContinueIfFail { get; set; }

    /// <summary>How the whole step is tried again: a number of attempts, or a map with MaxAttempts, InitialDelaySeconds, MaxDelaySeconds and Multiplier.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [RetryPolicy]
    public RetryPolicy? Retry { get; set; }

    /// <summary>Properties of this step, laid over those of the run: a map, or JSON text as AEF has it.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("STEP_PROPERTIES")]
    [EmptyIsAbsent]
    public object? StepProperties { get; set; }

    /// <summary>Where the executor reads its input from; passed on.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("READ_INPUT_FROM")]
    public string? ReadInputFrom { get; set; }

    /// <summary>The JOB_ID of the step to go on at, instead of the following one.</summary>
    [Parameter(ParameterSetName = DescribedSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string? Next { get; set; }

    /// <summary>What -ContinueIfFail says: null when it was not given, or is an empty cell.</summary>
    internal bool? GoesOn => ContinueIfFail ? true : _saysNo ? false : null;

    /// <inheritdoc/>
    protected override void Prepare() => _saysNo = MyInvocation.BoundParameters.ContainsKey(nameof(ContinueIfFail)) && !ContinueIfFail;

    /// <summary>The step that the parameters describe, coming from this line of the script.</summary>
    private protected PipelineStep MakeStep(string? jobId) => StepParts.Describe(this, new PipelineStep(StepParts.Given(jobId), location: ScriptLocation));
}
