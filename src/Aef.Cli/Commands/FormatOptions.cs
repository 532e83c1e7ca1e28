using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef format</c>.</summary>
internal sealed record FormatOptions(IReadOnlyList<string> Files)
{
    /// <summary>Where configuration, executors and job files are.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>True when nothing is written.</summary>
    public bool Check { get; init; }

    /// <summary>True when the text goes to standard output and the file stays unchanged.</summary>
    public bool ToStandardOutput { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }
}
