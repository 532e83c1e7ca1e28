using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.Terraform;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Workspace;

/// <summary>
/// Compiles pipelines to one Terraform configuration: each pipeline by the target of its engine, and then what deploys all of them.
/// </summary>
public sealed class TerraformCompiler
{
    private readonly DefinitionLoader _loader;
    private readonly PipelineCompiler _compiler;

    /// <summary>Creates a compiler.</summary>
    public TerraformCompiler(DefinitionLoader loader, PipelineCompiler compiler)
    {
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentNullException.ThrowIfNull(compiler);
        _loader = loader;
        _compiler = compiler;
    }

    /// <summary>Checks pipelines and compiles them; the diagnostics are those of all pipelines.</summary>
    public CompileResult Compile(IEnumerable<Pipeline> pipelines, TerraformRequest request)
    {
        ArgumentNullException.ThrowIfNull(pipelines);
        var (bound, diagnostics) = (new List<BoundPipeline>(), new List<Diagnostic>());
        foreach (var pipeline in pipelines)
        {
            var result = _loader.Check(pipeline);
            diagnostics.AddRange(result.Diagnostics);
            bound.AddRange(result.Pipeline is { } good ? [good] : Array.Empty<BoundPipeline>());
        }

        var compiled = Lower(bound, request);
        return compiled with { Diagnostics = [.. diagnostics, .. compiled.Diagnostics] };
    }

    /// <summary>Compiles checked pipelines; the diagnostics are those of the targets.</summary>
    public CompileResult Lower(IReadOnlyList<BoundPipeline> pipelines, TerraformRequest request)
    {
        ArgumentNullException.ThrowIfNull(pipelines);
        ArgumentNullException.ThrowIfNull(request);
        var (compiled, diagnostics) = new DeploymentCompiler(_loader, _compiler).Lower(pipelines, request, Exact);
        var options = new TerraformOptions { Environment = request.Environment, Airflow = (int)request.Airflow.Generation };
        var output = new TerraformTarget(options).Compile(compiled, request.Parameters);
        var own = pipelines.Count == 0 ? output.Diagnostics : _loader.Filter(output.Diagnostics, pipelines[0].Source);
        return new CompileResult(output, [.. diagnostics, .. own]);
    }

    /// <summary>Terraform may change characters of a workflow that is YAML; in JSON they can be escaped.</summary>
    private static IArtifact Exact(IArtifact artifact) =>
        artifact is WorkflowArtifact { Format: SourceFormat.Yaml } workflow && TerraformTarget.MayChange(workflow.Source)
            ? workflow.As(SourceFormat.Json)
            : artifact;
}
