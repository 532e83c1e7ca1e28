using Aef.Core.Pipelines.Model;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Estimation;

/// <summary>The run that a measure is asked about.</summary>
public sealed record MeasureRequest
{
    /// <summary>
    /// How often each job is polled until it has succeeded; a job's own limit may allow fewer polls. Not used when there is a script.
    /// </summary>
    public int Polls { get; init; } = 10;

    /// <summary>Seconds that a sync call takes; half of its limit where that is shorter. Not used when there is a script.</summary>
    public double SyncSeconds { get; init; } = 90;

    /// <summary>What the jobs do; null lets all of them succeed at their look <see cref="Polls"/>.</summary>
    public SimulationScript? Script { get; init; }

    /// <summary>The argument of the run.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>Project, region and names.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>Runs a month, for the price.</summary>
    public int RunsAMonth { get; init; } = 30;

    /// <summary>The largest answer of a function that memory at worst is worked out for, in bytes.</summary>
    public int AnswerBytes { get; init; } = 1024;

    /// <summary>What steps cost.</summary>
    public StepPrices Prices { get; init; } = StepPrices.Known;
}
