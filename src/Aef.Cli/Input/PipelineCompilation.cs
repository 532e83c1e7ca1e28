using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Cli.Input;

/// <summary>
/// A definition with its platform parameters, compiled; the artifact is null when there are errors or the input is not a definition.
/// </summary>
internal sealed record PipelineCompilation(
    LoadResult Input,
    PlatformParameters? Parameters,
    WorkflowArtifact? Artifact,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>
    /// The artifact, even if it is larger than Cloud Workflows allows: it can be measured, but not written or run. Null with any other
    /// error.
    /// </summary>
    public WorkflowArtifact? Measured { get; private init; }

    /// <summary>The DAGs that may be written; empty for the other target, and when there are errors.</summary>
    public IReadOnlyList<AirflowArtifact> Dags { get; private init; } = [];

    /// <summary>True for a definition that is compiled to Airflow.</summary>
    public bool IsAirflow { get; private init; }

    /// <summary>Loads and compiles; the result has the diagnostics of both files and of the target.</summary>
    public static PipelineCompilation Of(
        InputLoader loader,
        string file,
        string? parametersFile,
        SourceFormat? format,
        CloudWorkflowsOptions? options = null)
    {
        var diagnostics = new DiagnosticBag();
        var input = loader.Load(file);
        RefuseOtherKinds(file, input.Kind);
        diagnostics.AddRange(input.Diagnostics);
        parametersFile ??= loader.Workspace.DefaultParametersPath(input.Path);
        var read = parametersFile is null ? null : loader.Workspace.LoadParameters(parametersFile);
        diagnostics.AddRange(read?.Diagnostics ?? []);
        if (input.Bound is not { } pipeline || diagnostics.HasErrors)
        {
            return new PipelineCompilation(input, read?.Parameters, null, diagnostics.Items)
            {
                IsAirflow = input.Pipeline is { } partial && loader.Workspace.Loader.TargetOf(partial) is AirflowTarget,
            };
        }

        if (loader.Workspace.Loader.TargetOf(pipeline.Source) is AirflowTarget airflow)
        {
            var dags = loader.Workspace.Compiler.LowerDag(pipeline, airflow.Options, read?.Parameters);
            diagnostics.AddRange(dags.Diagnostics);
            return new PipelineCompilation(input, read?.Parameters, null, diagnostics.Items)
            {
                IsAirflow = true,
                Dags = [.. dags.Artifacts.OfType<AirflowArtifact>()],
            };
        }

        var compiled = loader.Workspace.Lower(pipeline, read?.Parameters, format, options);
        diagnostics.AddRange(compiled.Diagnostics);
        return new PipelineCompilation(input, read?.Parameters, compiled.Artifact, diagnostics.Items) { Measured = compiled.Measurable };
    }

    /// <summary>Refuses files that belong to another option.</summary>
    public static void RefuseOtherKinds(string file, LoadedKind kind)
    {
        if (NotADefinition(kind) is { } problem)
        {
            throw new UsageException($"{file} {problem}");
        }
    }

    private static string? NotADefinition(LoadedKind kind) => kind switch
    {
        LoadedKind.PlatformParameters => "holds platform parameters; pass the definition, and this file with --parameters",
        LoadedKind.Configuration => "is a configuration; pass the definition, and this file with --config",
        LoadedKind.Executor => "describes an executor; pass the definition, and the folder of this file with --executors",
        LoadedKind.JobFile => "holds the parameters of a job; pass the definition, and the folder of these files with --jobs",
        _ => null,
    };
}
