namespace Aef.Core.Workspace;

/// <summary>Which definitions are deployed, and to which environment.</summary>
/// <param name="Paths">Definitions, folders and patterns.</param>
/// <param name="Environment">The name of an environment of <c>aef.json</c>.</param>
public sealed record DeploymentRequest(IReadOnlyList<string> Paths, string Environment)
{
    /// <summary>The file of platform parameters; null for that of the environment.</summary>
    public string? ParametersPath { get; init; }

    /// <summary>The project of Google Cloud; null for that of the environment.</summary>
    public string? Project { get; init; }

    /// <summary>The region of Google Cloud; null for that of the environment.</summary>
    public string? Region { get; init; }

    /// <summary>Selects some of the pipelines.</summary>
    public PipelineFilter Filter { get; init; } = PipelineFilter.All;

    /// <summary>False to omit the log entries for the start and the end of each job.</summary>
    public bool JobLogs { get; init; } = true;
}
