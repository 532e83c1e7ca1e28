using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>What <c>aef compile</c> was asked to do.</summary>
internal sealed record CompileOptions(string File)
{
    /// <summary>Where configuration, executors and job files are.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>The file of platform parameters, or null.</summary>
    public string? Parameters { get; init; }

    /// <summary>The form of the source, as it was given; null leaves it to the file's ending or the compiler.</summary>
    public string? Format { get; init; }

    /// <summary>The file or folder to write; null or <c>-</c> for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>False to leave out the entries of jobs in the log.</summary>
    public bool JobLogs { get; init; }

    /// <summary>True when a file may be replaced that Aef did not write.</summary>
    public bool Force { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }
}
