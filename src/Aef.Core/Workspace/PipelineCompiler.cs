using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Tree;

namespace Aef.Core.Workspace;

/// <summary>Compiles pipelines with the configuration of their projects, which the loader provides.</summary>
public sealed class PipelineCompiler
{
    private readonly DefinitionLoader _loader;

    /// <summary>Creates a compiler.</summary>
    public PipelineCompiler(DefinitionLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        _loader = loader;
    }

    /// <summary>Checks a pipeline and compiles it; the artifact is null when there are errors.</summary>
    public CompileResult Compile(
        Pipeline pipeline,
        PlatformParameters? parameters = null,
        SourceFormat? format = null,
        CloudWorkflowsOptions? options = null) =>
        Checked(pipeline, bound => Lower(bound, parameters, format, options));

    /// <summary>Compiles a checked pipeline to Cloud Workflows; the diagnostics are those of the target.</summary>
    public CompileResult Lower(
        BoundPipeline pipeline,
        PlatformParameters? parameters = null,
        SourceFormat? format = null,
        CloudWorkflowsOptions? options = null) =>
        Lower(pipeline, new CloudWorkflowsTarget(format, options), parameters);

    /// <summary>Checks a pipeline by the rules of Airflow and compiles it to a DAG, in which its job files are embedded.</summary>
    public CompileResult CompileDag(Pipeline pipeline, PlatformParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var options = (_loader.TargetOf(pipeline) as AirflowTarget)?.Options ?? new AirflowOptions();
        return Checked(pipeline, bound => LowerDag(bound, options, parameters));
    }

    /// <summary>Compiles a pipeline that was checked by the rules of Airflow; the diagnostics are those of the target.</summary>
    public CompileResult LowerDag(BoundPipeline pipeline, AirflowOptions options, PlatformParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(options);
        return Lower(pipeline, new AirflowTarget(options), parameters);
    }

    /// <summary>Compiles a checked pipeline to a target and applies the severities of its project.</summary>
    public CompileResult Lower(BoundPipeline pipeline, ITarget target, PlatformParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(target);
        var output = target.Compile(pipeline, parameters);
        return new CompileResult(output, _loader.Filter(output.Diagnostics, pipeline.Source));
    }

    /// <summary>Checks a pipeline, and lowers it unless there are errors; the result has the diagnostics of both.</summary>
    internal CompileResult Checked(Pipeline pipeline, Func<BoundPipeline, CompileResult> lower)
    {
        var bound = _loader.Check(pipeline);
        if (bound.Pipeline is null)
        {
            return new CompileResult(null, bound.Diagnostics);
        }

        var compiled = lower(bound.Pipeline);
        return compiled with { Diagnostics = [.. bound.Diagnostics, .. compiled.Diagnostics] };
    }
}
