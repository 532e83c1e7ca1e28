using Aef.Core.Workspace;
using Aef.Runs.Environments;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Journal;

namespace Aef.Cli.Commands;

/// <summary>What <c>aef run</c> was asked to do.</summary>
internal sealed record RunOptions(string File)
{
    /// <summary>Where configuration, executors and job files lie.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>What there is in the world around a run of Cloud Workflows source.</summary>
    public EnvironmentRequest Environment { get; init; } = EnvironmentRequest.Empty;

    /// <summary>The port that callbacks come in by; 0 for a free one.</summary>
    public int CallbackPort { get; init; }

    /// <summary>The file of platform parameters, or null.</summary>
    public string? Parameters { get; init; }

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>The simulation script, or null.</summary>
    public string? Script { get; init; }

    /// <summary>True when pauses take the time that they say.</summary>
    public bool RealTime { get; init; }

    /// <summary>The file that takes the events, or null.</summary>
    public string? Events { get; init; }

    /// <summary>The journal that is begun, or that the run goes on from; null when none is kept.</summary>
    public string? Journal { get; init; }

    /// <summary>What a record of the journal survives.</summary>
    public JournalDurability Durability { get; init; }

    /// <summary>True when standard output holds JSON and nothing else.</summary>
    public bool AsJson { get; init; }
}
