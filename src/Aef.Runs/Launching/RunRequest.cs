using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Runs.Environments;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>
/// A request for a new run. Exactly one of <see cref="Input"/>, <see cref="Pipeline"/> and <see cref="Artifact"/> is set.
/// </summary>
public sealed record RunRequest
{
    /// <summary>A definition or Cloud Workflows source that was loaded.</summary>
    public LoadResult? Input { get; init; }

    /// <summary>A pipeline that was built in memory.</summary>
    public Pipeline? Pipeline { get; init; }

    /// <summary>A pipeline that was compiled.</summary>
    public WorkflowArtifact? Artifact { get; init; }

    /// <summary>Whether the run does anything outside.</summary>
    public RunMode Mode { get; init; }

    /// <summary>The platform parameters file; null for none.</summary>
    public string? ParametersPath { get; init; }

    /// <summary>The contents of <see cref="ParametersPath"/> if the caller has read it; null reads the file.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>
    /// True to use the platform parameters that the definition's configuration names when <see cref="ParametersPath"/> is null.
    /// </summary>
    public bool UsesProjectParameters { get; init; }

    /// <summary>The argument of the run.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>
    /// The name of the schedule whose run this is: the argument then has the schedule and its inputs, as the schedule would send them. Null
    /// for a run without one.
    /// </summary>
    public string? Schedule { get; init; }

    /// <summary>The scheduled time of the run of <see cref="Schedule"/>; null for its latest time at or before the start.</summary>
    public ScheduleBound? ScheduledTime { get; init; }

    /// <summary>Computes the times of schedules, to check the scheduled time; null does not check it.</summary>
    public ICron? Cron { get; init; }

    /// <summary>A file of inputs, JSON or YAML: an object of names and values. It overrides those of <see cref="Argument"/>.</summary>
    public string? InputFile { get; init; }

    /// <summary>
    /// The inputs of a pipeline that the user set one by one; they override those of <see cref="InputFile"/> and <see cref="Argument"/>.
    /// </summary>
    public IReadOnlyList<RunInput> Inputs { get; init; } = [];

    /// <summary>The simulation script; null for none.</summary>
    public string? ScriptPath { get; init; }

    /// <summary>The environment of the run. A pipeline uses only its mocks and secrets.</summary>
    public EnvironmentRequest Environment { get; init; } = EnvironmentRequest.Empty;

    /// <summary>True when Cloud Workflows source with callbacks may listen for them on real time.</summary>
    public bool AcceptsCallbacks { get; init; }

    /// <summary>The port for callbacks; 0 for a free one.</summary>
    public int CallbackPort { get; init; }

    /// <summary>True when pauses and jobs last their real time; otherwise the clock is virtual.</summary>
    public bool RealTime { get; init; }

    /// <summary>What the executors of a run that does its jobs share; null for the environment <c>local</c> without settings.</summary>
    public LocalRunSettings? Local { get; init; }

    /// <summary>Executors that run jobs of a pipeline instead of the simulation.</summary>
    public ExecutorTable Executors { get; init; } = ExecutorTable.Empty;

    /// <summary>How the run is recorded in the state folder, with a journal; null for a run that is not recorded.</summary>
    public RecordingOptions? Recording { get; init; }

    /// <summary>The path of the journal to create; null for none, or for that of <see cref="Recording"/>.</summary>
    public string? Journal { get; init; }

    /// <summary>How durable the records of the journal are.</summary>
    public JournalDurability Durability { get; init; } = JournalDurability.Process;
}
