using Aef.Core.Operations;
using Aef.Core.Views.Reports.Ci;
using Aef.Core.Workspace;
using Aef.Runs.Environments;
using Aef.Runs.History;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Journal;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef run</c> and <c>aef simulate</c>.</summary>
internal sealed record RunOptions(string File)
{
    /// <summary>Whether the run does anything outside.</summary>
    public RunMode Mode { get; init; }

    /// <summary>Where configuration, executors and job files are.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>The environment of a run of Cloud Workflows source.</summary>
    public EnvironmentRequest Environment { get; init; } = EnvironmentRequest.Empty;

    /// <summary>The port for callbacks; 0 for a free one.</summary>
    public int CallbackPort { get; init; }

    /// <summary>The file of platform parameters, or null.</summary>
    public string? Parameters { get; init; }

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>The inputs of a definition.</summary>
    public IReadOnlyList<RunInput> Inputs { get; init; } = [];

    /// <summary>The file of inputs, or null.</summary>
    public string? InputFile { get; init; }

    /// <summary>The schedule whose run this is, or null.</summary>
    public string? Schedule { get; init; }

    /// <summary>The scheduled time of the run; null for the latest one.</summary>
    public ScheduleBound? ScheduledTime { get; init; }

    /// <summary>The simulation script, or null.</summary>
    public string? Script { get; init; }

    /// <summary>True when pauses last their real time.</summary>
    public bool RealTime { get; init; }

    /// <summary>The file for the events, or null.</summary>
    public string? Events { get; init; }

    /// <summary>The file for the summary, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>The CI system that receives the summary, or null.</summary>
    public CiOutput? Ci { get; init; }

    /// <summary>The journal that the run starts or continues; null when none is kept.</summary>
    public string? Journal { get; init; }

    /// <summary>The environment of <c>aef.json</c> in which a run does its jobs; null for <c>local</c>.</summary>
    public string? EnvironmentName { get; init; }

    /// <summary>How the run is recorded; null for a run that is not.</summary>
    public RecordingOptions? Recording { get; init; }

    /// <summary>True to replace a file of events that Aef did not write.</summary>
    public bool Force { get; init; }

    /// <summary>How durable a record of the journal is.</summary>
    public JournalDurability Durability { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }
}
