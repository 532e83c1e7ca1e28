using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Diagnostics;

namespace Aef.Core.Workspace;

/// <summary>What compiling gave: the artifact, or null when a finding is an error.</summary>
public sealed record CompileResult(WorkflowArtifact? Artifact, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when a finding is an error.</summary>
    public bool HasErrors => Artifact is null;
}
