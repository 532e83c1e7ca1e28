namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef import pydataflow</c>.</summary>
internal sealed record ImportOptions(IReadOnlyList<string> Files)
{
    /// <summary>The file of the connection profiles, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>The bucket of pydataflow, or null.</summary>
    public string? Bucket { get; init; }

    /// <summary>The folder to write; null for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>True when nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>True to replace files and connections that exist.</summary>
    public bool Force { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }
}
