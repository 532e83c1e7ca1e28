namespace Aef.Core.Workspace;

/// <summary>Where a workspace looks for what lies beside definitions. What is not named is looked for beside each definition that is a file.</summary>
public sealed record WorkspaceOptions
{
    /// <summary>The configuration; null means the nearest <c>aef.json</c> in the folder of the definition or above it.</summary>
    public string? ConfigurationPath { get; init; }

    /// <summary>The folder of executor entries; null means that of the configuration, or <c>executors</c> beside the definition.</summary>
    public string? ExecutorPath { get; init; }

    /// <summary>The folder of job files; null means that of the configuration, or <c>jobs</c> beside the definition.</summary>
    public string? JobPath { get; init; }

    /// <summary>True when unknown keys are errors, unless a configuration says what they are.</summary>
    public bool IsStrict { get; init; }
}
