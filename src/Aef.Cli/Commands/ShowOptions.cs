using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef show</c>.</summary>
internal sealed record ShowOptions(string File)
{
    /// <summary>Where configuration, executors and job files are.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>True to show the inputs instead of the steps.</summary>
    public bool Inputs { get; init; }

    /// <summary>The format: tree, mermaid, dot or svg.</summary>
    public string Format { get; init; } = "tree";

    /// <summary>The file to write; null or <c>-</c> for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>True to replace a file that Aef did not write.</summary>
    public bool Force { get; init; }

    /// <summary>True for one JSON document instead of readable text.</summary>
    public bool AsJson { get; init; }
}
