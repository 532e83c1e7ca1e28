using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Core.Workspace;

/// <summary>
/// Where a workspace searches for what is next to definitions. What is not named is searched for next to each definition that is a file.
/// </summary>
public sealed record WorkspaceOptions
{
    /// <summary>The configuration; null means the nearest <c>aef.json</c> in the folder of the definition or above it.</summary>
    public string? ConfigurationPath { get; init; }

    /// <summary>The folder of executor entries; null means that of the configuration, or <c>executors</c> next to the definition.</summary>
    public string? ExecutorPath { get; init; }

    /// <summary>The folder of job files; null means that of the configuration, or <c>jobs</c> next to the definition.</summary>
    public string? JobPath { get; init; }

    /// <summary>True when unknown keys are errors, unless a configuration sets their severity.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The target whose rules apply to definitions and that they are compiled to unless a caller names another one.</summary>
    public ITarget Target { get; init; } = CloudWorkflowsTarget.Default;
}
