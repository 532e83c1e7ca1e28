using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;

namespace Aef.Runs.Workspace;

/// <summary>What compiling gave: the artifact, or null when there are errors.</summary>
public sealed record CompileResult(WorkflowArtifact? Artifact, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>
    /// What was compiled, also when a diagnostic is an error: it can be read, and must not be written or run. Null when the pipeline itself
    /// has errors.
    /// </summary>
    public WorkflowArtifact? Made { get; init; }

    /// <summary>True when there are errors.</summary>
    public bool HasErrors => Artifact is null;
}
