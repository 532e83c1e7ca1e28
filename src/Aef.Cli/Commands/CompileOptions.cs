using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef compile</c>.</summary>
internal sealed record CompileOptions(string File)
{
    /// <summary>Where configuration, executors and job files are.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>The choice of the target.</summary>
    public TargetChoice Target { get; init; } = EngineTargets.ByEngine;

    /// <summary>The definitions, folders and patterns; a target other than Terraform needs exactly one file.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The name of the environment, for Terraform; null means that of the platform parameters.</summary>
    public string? Environment { get; init; }

    /// <summary>Which of the pipelines are compiled, for Terraform.</summary>
    public PipelineFilter Filter { get; init; } = PipelineFilter.All;

    /// <summary>The file of platform parameters, or null.</summary>
    public string? Parameters { get; init; }

    /// <summary>The format of the source as given; null means that of the file's extension, or the compiler's choice.</summary>
    public string? Format { get; init; }

    /// <summary>The file or folder to write; null or <c>-</c> for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>False to omit the log entries of jobs.</summary>
    public bool JobLogs { get; init; }

    /// <summary>True to replace a file that Aef did not write.</summary>
    public bool Force { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }
}
