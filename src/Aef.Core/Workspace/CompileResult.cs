using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Workspace;

/// <summary>What compiling gave: the artifact, or null when a finding is an error.</summary>
public sealed record CompileResult(WorkflowArtifact? Artifact, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>What was compiled, also when a finding is an error: it can be looked at, and must not be written or run. Null when the pipeline itself has errors.</summary>
    public WorkflowArtifact? Made { get; init; }

    /// <summary>True when a finding is an error.</summary>
    public bool HasErrors => Artifact is null;
}
