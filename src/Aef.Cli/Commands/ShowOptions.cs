using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>What <c>aef show</c> was asked to do.</summary>
internal sealed record ShowOptions(string File)
{
    /// <summary>Where configuration, executors and job files are.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>The form: tree, mermaid, dot or svg.</summary>
    public string Format { get; init; } = "tree";

    /// <summary>The file to write; null or <c>-</c> for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>True when a file may be replaced that Aef did not write.</summary>
    public bool Force { get; init; }

    /// <summary>True for one JSON document in place of a form for people.</summary>
    public bool AsJson { get; init; }
}
