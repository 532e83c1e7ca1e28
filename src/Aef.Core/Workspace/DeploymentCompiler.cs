using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Workspace;

/// <summary>
/// Compiles everything that is deployed to an environment: each definition to the target of its engine, without one to Cloud Workflows.
/// </summary>
/// <param name="loader">Has checked the definitions by the rules of their targets.</param>
/// <param name="options">How they are compiled; null means the defaults.</param>
public sealed class DeploymentCompiler(DefinitionLoader loader, DeploymentOptions? options = null)
{
    private readonly DeploymentOptions _options = options ?? new DeploymentOptions();
    private readonly PipelineCompiler _compiler = new(loader);

    /// <summary>Compiles the definitions; when one has an error, there are no files.</summary>
    public DeploymentFileSet Compile(IReadOnlyList<LoadResult> definitions, PlatformParameters? parameters)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        var diagnostics = new DiagnosticBag();
        var compiled = new List<CompiledDefinition>();
        foreach (var definition in definitions)
        {
            diagnostics.AddRange(definition.Diagnostics);
            if (definition.Bound is { } pipeline)
            {
                var isAirflow = EngineTargets.IsAirflow(pipeline.Source, null);
                var result = isAirflow
                    ? _compiler.LowerDag(pipeline, _options.Airflow, parameters)
                    : _compiler.Lower(
                        pipeline,
                        parameters,
                        _options.Format,
                        _options.Workflows with { Splitting = WorkflowSplitting.WhereNeeded });
                diagnostics.AddRange(result.Diagnostics);
                compiled.Add(new CompiledDefinition(
                    pipeline,
                    isAirflow ? AirflowTarget.TargetName : CloudWorkflowsTarget.Default.Name,
                    result.Artifacts));
            }
        }

        var files = DeploymentTargets.All.SelectMany(t => t(compiled, parameters)).ToList();
        diagnostics.AddRange(SameFiles(files));
        return new DeploymentFileSet(diagnostics.HasErrors ? [] : files, diagnostics.Items);
    }

    /// <summary>Two definitions of one name would overwrite each other, here and in the environment.</summary>
    private static IEnumerable<Diagnostic> SameFiles(IEnumerable<DeploymentFile> files) =>
        from file in files.GroupBy(f => f.Path, StringComparer.OrdinalIgnoreCase)
        where file.Count() > 1
        let sources = file.Select(f => f.Artifact.Inputs.FirstOrDefault() ?? f.Artifact.Name).ToList()
        select DeploymentDiagnostics.SameFile.At(
            Location.FromScript(sources[^1], 0, 0),
            Quoted.Text(file.Key),
            Quoted.List([.. sources.Select(Quoted.Text)]));
}
