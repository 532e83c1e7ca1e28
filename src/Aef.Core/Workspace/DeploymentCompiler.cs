using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.Terraform;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;

namespace Aef.Core.Workspace;

/// <summary>Compiles pipelines for deployment: each one by the target of its engine, with the job files that its functions read.</summary>
internal sealed class DeploymentCompiler(DefinitionLoader loader, PipelineCompiler compiler)
{
    /// <summary>Compiles checked pipelines; a pipeline with errors is not in the result.</summary>
    /// <param name="pipelines">The pipelines.</param>
    /// <param name="request">How they are compiled.</param>
    /// <param name="adapt">Changes an artifact for what deploys it.</param>
    public (IReadOnlyList<TerraformPipeline> Pipelines, IReadOnlyList<Diagnostic> Diagnostics) Lower(
        IReadOnlyList<BoundPipeline> pipelines, TerraformRequest request, Func<IArtifact, IArtifact> adapt)
    {
        var parameters = request.Environment is { } environment
            ? (request.Parameters ?? PlatformParameters.Empty).In(environment)
            : request.Parameters;
        var (compiled, diagnostics) = (new List<TerraformPipeline>(), new List<Diagnostic>());
        foreach (var pipeline in pipelines)
        {
            var isDag = EngineTargets.IsAirflow(pipeline.Source, requested: null);
            var result = isDag
                ? compiler.LowerDag(pipeline, request.Airflow, parameters)
                : compiler.Lower(pipeline, parameters, format: null, request.Workflows);
            diagnostics.AddRange(result.Diagnostics);
            if (!result.HasErrors)
            {
                compiled.Add(new TerraformPipeline(pipeline, [.. result.Artifacts.Select(adapt)])
                {
                    IsDag = isDag,
                    ReadsBucket = isDag && ReadsBucket(pipeline, parameters?.Environment),
                    JobFiles = isDag ? [] : [.. JobFiles(pipeline, parameters?.Environment)],
                    KeyLabel = schedule => request.KeyLabel(pipeline, schedule, parameters),
                });
            }
        }

        return (compiled, diagnostics);
    }

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
        let path = loader.JobPath(pipeline.Source.Location.Path, function, step.JobName, environment)
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
