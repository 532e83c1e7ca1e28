using Aef.Core.Pipelines.Model;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Core.Workspace;

/// <summary>Where a workspace finds the files of a project. Files that are not named are expected next to each definition.</summary>
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

    /// <summary>The target whose rules apply and that definitions are compiled to, unless a caller names another one.</summary>
    public ITarget Target { get; init; } = CloudWorkflowsTarget.Default;

    /// <summary>Chooses the target of each pipeline; null means that all have <see cref="Target"/>.</summary>
    public Func<Pipeline, ITarget>? ChooseTarget { get; init; }

    /// <summary>The target of a pipeline.</summary>
    internal ITarget TargetOf(Pipeline? pipeline) =>
        pipeline is not null && ChooseTarget is { } choose ? choose(pipeline) : Target;
}
