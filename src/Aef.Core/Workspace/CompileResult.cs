using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Workspace;

/// <summary>The result of compiling a pipeline to a target, after the severity policy was applied.</summary>
/// <param name="Output">The output of the target; null when the pipeline itself has errors.</param>
/// <param name="Diagnostics">The diagnostics of the pipeline and of the target.</param>
public sealed record CompileResult(CompilationOutput? Output, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when nothing may be written or run.</summary>
    public bool HasErrors => Output is null || Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The artifacts that may be written, in the order of deployment; empty when a diagnostic is an error.</summary>
    public IReadOnlyList<IArtifact> Artifacts => HasErrors ? [] : Output!.Artifacts; // without errors there is output

    /// <summary>The workflow to write or run; null when a diagnostic is an error, or when the target is not Cloud Workflows.</summary>
    public WorkflowArtifact? Artifact => HasErrors ? null : Made;

    /// <summary>
    /// The workflow even if a source is larger than Cloud Workflows accepts: it may be measured, but not written or run. Null with any
    /// other error, or when the target is not Cloud Workflows.
    /// </summary>
    public WorkflowArtifact? Measurable =>
        Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && !CloudWorkflowsTarget.IsAboutSize(d)) ? null : Made;

    /// <summary>
    /// The workflow even when a diagnostic is an error: it may be shown, but not written or run. Null when the pipeline itself has
    /// errors, or when the target is not Cloud Workflows.
    /// </summary>
    public WorkflowArtifact? Made => Output?.Artifacts is [.., WorkflowArtifact main] ? main : null;
}
