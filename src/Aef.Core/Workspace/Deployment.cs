using Aef.Core.Environments;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Terraform;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Workspace;

/// <summary>Compiled definitions, and the environment of Google Cloud that they are for.</summary>
/// <param name="Environment">The environment, with its name and settings.</param>
/// <param name="Diagnostics">The diagnostics of the configuration, the definitions and the targets.</param>
public sealed record Deployment(ProjectEnvironment Environment, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The name of the project in <c>aef.json</c>; null without one.</summary>
    public string? Owner { get; init; }

    /// <summary>The project of Google Cloud; null if nothing names it. Definitions never do.</summary>
    public string? Project { get; init; }

    /// <summary>The region of Google Cloud; null if nothing names it.</summary>
    public string? Region { get; init; }

    /// <summary>The platform parameters that the definitions were compiled with, or null.</summary>
    public PlatformParameters? Parameters { get; init; }

    /// <summary>The pipelines without errors, in the order of their names.</summary>
    public IReadOnlyList<TerraformPipeline> Pipelines { get; init; } = [];

    /// <summary>True if all definitions of the named folders were compiled, so that what has no definition is left over.</summary>
    public bool IsComplete { get; init; }

    /// <summary>True if nothing may be published.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
