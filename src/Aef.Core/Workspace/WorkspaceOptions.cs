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

    /// <summary>The binding of the executors for which a definition chooses none; null means the first one of each entry.</summary>
    public BindingChoice? Binding { get; init; }

    /// <summary>True when unknown keys are errors, unless a configuration sets their severity.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The target whose rules apply and that definitions are compiled to, unless a caller names another one.</summary>
    public ITarget Target { get; init; } = CloudWorkflowsTarget.Default;

    /// <summary>How the target of each pipeline is chosen; null means that all have <see cref="Target"/>.</summary>
    public TargetChoice? TargetChoice { get; init; }

    /// <summary>The platform parameters; null means those that the configuration of each definition names.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>The target of a pipeline; <paramref name="configured"/> reads the parameters of its configuration.</summary>
    internal ITarget TargetOf(Pipeline? pipeline, Func<PlatformParameters?> configured) =>
        pipeline is not null && TargetChoice is { } choice
            ? EngineTargets.Choose(pipeline, choice, () => Parameters ?? configured())
            : Target;
}
