using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Workspace;

/// <summary>Compiles pipelines with the configuration of their projects, which a loader knows.</summary>
public sealed class PipelineCompiler
{
    private readonly DefinitionLoader _loader;

    /// <summary>Creates a compiler.</summary>
    public PipelineCompiler(DefinitionLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        _loader = loader;
    }

    /// <summary>Checks a pipeline and compiles it; the artifact is null when a diagnostic is an error.</summary>
    public CompileResult Compile(Pipeline pipeline, PlatformParameters? parameters = null, SourceFormat? format = null, CloudWorkflowsOptions? options = null)
    {
        var bound = _loader.Check(pipeline);
        if (bound.Pipeline is null)
        {
            return new CompileResult(null, bound.Diagnostics);
        }

        var compiled = Lower(bound.Pipeline, parameters, format, options);
        return compiled with { Diagnostics = [.. bound.Diagnostics, .. compiled.Diagnostics] };
    }

    /// <summary>Compiles a checked pipeline; the diagnostics are those of the target.</summary>
    public CompileResult Lower(BoundPipeline pipeline, PlatformParameters? parameters = null, SourceFormat? format = null, CloudWorkflowsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var artifact = CloudWorkflowsTarget.Compile(pipeline, parameters, format, options);
        var active = _loader.Filter(artifact.Diagnostics, pipeline.Source);
        return new CompileResult(active.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : artifact, active) { Made = artifact };
    }
}
