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
        var parameters = request.Environment is { } environment
            ? (request.Parameters ?? PlatformParameters.Empty).In(environment)
            : request.Parameters;
        var (compiled, diagnostics) = (new List<TerraformPipeline>(), new List<Diagnostic>());
        foreach (var pipeline in pipelines)
        {
            var isDag = EngineTargets.IsAirflow(pipeline.Source, requested: null);
            var result = isDag
                ? _compiler.LowerDag(pipeline, request.Airflow, parameters)
                : _compiler.Lower(pipeline, parameters, format: null, request.Workflows);
            diagnostics.AddRange(result.Diagnostics);
            if (!result.HasErrors)
            {
                compiled.Add(new TerraformPipeline(pipeline, [.. result.Artifacts.Select(Exact)])
                {
                    IsDag = isDag,
                    ReadsBucket = isDag && ReadsBucket(pipeline, parameters?.Environment),
                    JobFiles = isDag ? [] : [.. JobFiles(pipeline, parameters?.Environment)],
                    KeyLabel = schedule => request.KeyLabel(pipeline, schedule, parameters),
                });
            }
        }

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

    /// <summary>True if a task of the DAG reads a job file, because the project has none to embed.</summary>
    private static bool ReadsBucket(BoundPipeline pipeline, string? environment) =>
        pipeline.Steps.Any(s => s.Executor is { NeedsJobFile: true } && s.JobFileIn(environment) is null);

    /// <summary>
    /// The job files that functions read in a run: the file of the environment over that of all environments, as for connectors and DAGs,
    /// which contain the files of the project.
    /// </summary>
    private IEnumerable<TerraformJobFile> JobFiles(BoundPipeline pipeline, string? environment) =>
        from step in pipeline.Steps
        where !step.IsConnector
        let function = step.Function
        where function is not null
        let path = _loader.JobPath(pipeline.Source.Location.Path, function, step.JobName, environment)
        where path is not null
        let source = SourceTextReader.ReadFile(path).Source
        where source is not null
        select new TerraformJobFile(
            function,
            step.JobName,
            path,
            IsMerged(step, function, environment)
                ? DocumentPrinter.ToJson(step.JobFileIn(environment)!, indented: true) + "\n" // it has two files
                : source.Text);

    private static bool IsMerged(BoundStep step, string function, string? environment) =>
        environment is not null
        && step.Executor?.Name == function
        && step.JobFiles.Count(f => f.Environment is null || f.Environment == environment) > 1;
}
