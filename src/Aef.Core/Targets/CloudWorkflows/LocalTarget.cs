using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Compiles pipelines for runs on this computer: the same workflow as for Cloud Workflows, except that each attempt of a job is one effect.
/// The result is never printed or deployed, so the limits of Cloud Workflows do not apply to it.
/// </summary>
public sealed class LocalTarget : ITarget
{
    private static readonly CloudWorkflowsOptions Options = new() { Splitting = WorkflowSplitting.Never, RunsLocally = true };

    private static readonly IReadOnlyList<IPipelineRule> LocalRules = [new FailureKindRule()];

    private LocalTarget()
    {
    }

    /// <summary>The target: it has no options.</summary>
    public static LocalTarget Default { get; } = new();

    /// <inheritdoc/>
    public string Name => "local";

    /// <inheritdoc/>
    IReadOnlyList<IPipelineRule> ITarget.Rules => LocalRules;

    /// <summary>Compiles a pipeline that was checked by the rules of this target.</summary>
    public static WorkflowArtifact Compile(BoundPipeline pipeline, PlatformParameters? parameters = null) =>
        CloudWorkflowsTarget.Compile(pipeline, parameters, SourceFormat.Json, Options);

    /// <inheritdoc/>
    CompilationOutput ITarget.Compile(BoundPipeline pipeline, PlatformParameters? parameters)
    {
        var artifact = Compile(pipeline, parameters);
        return new CompilationOutput([.. artifact.All()], artifact.SourceMap, [.. artifact.Diagnostics.Where(IsAboutRuns)]);
    }

    private static bool IsAboutRuns(Diagnostic diagnostic) =>
        !CloudWorkflowsTarget.IsLimit(diagnostic) && diagnostic.Descriptor != CloudWorkflowsDiagnostics.NoParameters;
}
