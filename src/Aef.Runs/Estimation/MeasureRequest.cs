using Aef.Core.Pipelines.Model;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Runs.Estimation;

/// <summary>The run to measure.</summary>
public sealed record MeasureRequest
{
    /// <summary>
    /// How often each job is polled until it has succeeded; a job's own limit may allow fewer polls. Not used when there is a script.
    /// </summary>
    public int Polls { get; init; } = 10;

    /// <summary>The duration of a sync call in seconds; half of its limit if that is shorter. Not used when there is a script.</summary>
    public double SyncSeconds { get; init; } = 90;

    /// <summary>The simulation script; null lets all jobs succeed at poll <see cref="Polls"/>.</summary>
    public SimulationScript? Script { get; init; }

    /// <summary>
    /// The answers of APIs that are not simulated. Null lets them answer as the entries of their executors describe: every job is running
    /// until poll <see cref="Polls"/>, and then has the first state of <c>success</c>.
    /// </summary>
    public MockFile? Mocks { get; init; }

    /// <summary>The secrets of Secret Manager; others that the pipeline reads have invented values.</summary>
    public Secrets Secrets { get; init; } = Secrets.Empty;

    /// <summary>The argument of the run.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>Project, region and names.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>The number of runs per month, for the price.</summary>
    public int RunsAMonth { get; init; } = 30;

    /// <summary>The size in bytes of the largest answer of a function, for the bound of the memory.</summary>
    public int AnswerBytes { get; init; } = 1024;

    /// <summary>True when the lanes of a pipeline log the start and the end of each job.</summary>
    public bool JobLogs { get; init; } = true;

    /// <summary>The prices of steps.</summary>
    public StepPrices Prices { get; init; } = StepPrices.Known;
}
