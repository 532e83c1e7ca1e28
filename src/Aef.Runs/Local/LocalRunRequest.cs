using System.Security.Cryptography;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Admission;
using Aef.Runs.Executors;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Journal;

namespace Aef.Runs.Local;

/// <summary>A request for a local run of a compiled pipeline.</summary>
public sealed record LocalRunRequest(WorkflowArtifact Artifact)
{
    /// <summary>The pipeline that the artifact was compiled from.</summary>
    public BoundPipeline Pipeline => Artifact.Pipeline;

    /// <summary>The argument of the run; null uses yesterday's dates.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>
    /// The request that runs the remaining steps of a run: its argument names the steps that are done. Null when the run was not of a
    /// pipeline, or never started.
    /// </summary>
    public static LocalRunRequest? ToRestart(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Request is not { } request)
        {
            return null;
        }

        var argument = request.Argument.IsNull ? WorkflowValue.EmptyMap : request.Argument;
        return request with
        {
            Argument = RunArgument.After(run, argument, run.Done),
            Journal = null,
            Replayed = null,
            Gate = null,
        };
    }

    /// <summary>The simulation script of the jobs and the network.</summary>
    public SimulationScript Script { get; init; } = SimulationScript.Empty;

    /// <summary>Executors of the caller that run jobs in place of the simulation.</summary>
    public ExecutorTable Executors { get; init; } = ExecutorTable.Empty;

    /// <summary>What the executors of a run share that really runs its jobs; null for a simulation.</summary>
    public LocalRunSettings? Local { get; init; }

    /// <summary>
    /// The handler that calls reach before the simulated platform; null for none. Calls that no mock matches always go to the simulated
    /// platform; <see cref="Executors"/> are not used together with mocks.
    /// </summary>
    public MockFile? Mocks { get; init; }

    /// <summary>
    /// The secrets of Secret Manager; others that the pipeline reads have invented values. Nothing that the run reports contains them.
    /// </summary>
    public Secrets Secrets { get; init; } = Secrets.Empty;

    /// <summary>All secrets that the run can read.</summary>
    internal Secrets AllSecrets => Local is null ? SimulatedSecrets.Of(Pipeline, Argument, Secrets) : Secrets;

    /// <summary>Inputs that look like secrets: what the run reports has none of them, unless the user wants to see them.</summary>
    internal Secrets HiddenInputs { get; init; } = Secrets.Empty;

    /// <summary>Project, region and names of the simulated platform; null values get sample values.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>True when pauses and jobs last their real time; otherwise the clock is virtual.</summary>
    public bool RealTime { get; init; }

    /// <summary>The clock of a run in real time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The start time of a run on virtual time.</summary>
    public DateTimeOffset Start { get; init; } = DefaultStart;

    /// <summary>The engine's limits.</summary>
    public EngineLimits Limits { get; init; } = EngineLimits.Default;

    /// <summary>The seed of generated ids.</summary>
    public ulong Seed { get; init; }

    /// <summary>The seed of a run that does its jobs: its id is new, because its jobs and its history refer to it.</summary>
    internal static ulong NewSeed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Admits the run; null for a run without a limit, or that is not recorded.</summary>
    internal RunGate? Gate { get; init; }

    /// <summary>The journal, created for this request or opened to continue; null when none is kept.</summary>
    public RunJournal? Journal { get; init; }

    /// <summary>
    /// The same request for a split pipeline as one workflow, because a journal records one execution. It may execute as many steps as all
    /// parts together.
    /// </summary>
    public LocalRunRequest AsWhole() => Artifact.Parts.Count == 0
        ? this
        : this with
        {
            Artifact = Artifact.Whole,
            Limits = Limits with
            {
                MaxSteps = Limits.MaxSteps is { } steps
                    ? (int)Math.Min((long)steps * (1 + Artifact.Parts.Sum(p => p.Executions)), int.MaxValue)
                    : null,
            },
        };

    /// <summary>
    /// The run that has replayed <see cref="Journal"/> and continues from there; null for a run that starts. It must belong to that journal
    /// and this request.
    /// </summary>
    internal LocalRunAssembly? Replayed { get; init; }

    /// <summary>The same for all runs, so that two runs of one source are equal.</summary>
    internal static DateTimeOffset DefaultStart { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The JSON text to run in place of the artifact's own: that of a journal, or one in which the tests have planted faults.
    /// </summary>
    internal string? SourceOverride { get; init; }

    /// <summary>
    /// The label of the execution for <c>concurrency.key</c> in place of the right one; empty means none. Only tests set it.
    /// </summary>
    internal string? LabelOverride { get; init; }

    /// <summary>The JSON text to run in place of a part's own, or null; the tests plant faults in it.</summary>
    internal Func<WorkflowArtifact, string?>? PartOverride { get; init; }
}
