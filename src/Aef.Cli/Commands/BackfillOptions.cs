using Aef.Core.Workspace;
using Aef.Runs.Backfill;
using Aef.Runs.Environments;
using Aef.Runs.History;
using Aef.Runs.Launching;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef backfill</c>.</summary>
/// <param name="File">The definition.</param>
/// <param name="Request">Which runs the backfill has.</param>
/// <param name="Recording">How they are recorded.</param>
internal sealed record BackfillOptions(string File, BackfillRequest Request, RecordingOptions Recording)
{
    /// <summary>Where configuration, executors and job files are.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>The environment of <c>aef.json</c>; null for <c>local</c>.</summary>
    public string? EnvironmentName { get; init; }

    /// <summary>The secrets.</summary>
    public EnvironmentRequest Environment { get; init; } = EnvironmentRequest.Empty;

    /// <summary>The file of platform parameters, or null.</summary>
    public string? Parameters { get; init; }

    /// <summary>The inputs that override those of the schedule.</summary>
    public IReadOnlyList<RunInput> Inputs { get; init; } = [];

    /// <summary>The file of inputs, or null.</summary>
    public string? InputFile { get; init; }

    /// <summary>True to show only the plan.</summary>
    public bool IsDry { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }
}
