using System.Collections.Specialized;
using Aef.PowerShell.Conversion;
using Aef.Runs.Executors;

namespace Aef.PowerShell.Executing;

/// <summary>The value of <c>$_</c> in a script block that runs a job.</summary>
public sealed class ExecutorCall
{
    private readonly JobCall _call;

    internal ExecutorCall(JobCall call)
    {
        _call = call;
        With = PlainValues.MapOf(call.With);
        Request = PlainValues.MapOf(call.Request);
        Properties = PlainValues.MapOfJson(call.Request["step_properties"]);
    }

    /// <summary>The name of the step's executor, function or workflow.</summary>
    public string Executor => _call.Executor;

    /// <summary>The name of the pipeline.</summary>
    public string Pipeline => _call.PipelineName;

    /// <summary>The JOB_ID.</summary>
    public string JobId => _call.JobId;

    /// <summary>The JOB_NAME.</summary>
    public string JobName => _call.JobName;

    /// <summary>The LEVEL_ID.</summary>
    public string Level => _call.Level;

    /// <summary>The THREAD_ID.</summary>
    public string Thread => _call.Thread;

    /// <summary>The attempt of the step, counted from 1.</summary>
    public int Attempt => _call.Attempt;

    /// <summary>The time on the clock of the run.</summary>
    public DateTimeOffset Time => _call.Time;

    /// <summary>The value of <c>with</c> for the step.</summary>
    public OrderedDictionary With { get; }

    /// <summary>The properties of the step (STEP_PROPERTIES), or those of the run.</summary>
    public OrderedDictionary Properties { get; }

    /// <summary>The whole body that the deployed function would receive: workflow_name, query_variables, workflow_properties…</summary>
    public OrderedDictionary Request { get; }

    /// <summary>
    /// The duration of the job on the virtual clock, in seconds; 0 unless the block sets it. A run in real time ignores it.
    /// </summary>
    public double DurationSeconds
    {
        get => _call.DurationSeconds;
        set => _call.DurationSeconds = value;
    }

    /// <summary>Executor and JOB_ID.</summary>
    public override string ToString() => $"{Executor} {JobId}";
}
