using Aef.Cli.Commands;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Cli.Input;

/// <summary>A definition with its platform parameters, compiled; the artifact is null when a finding is an error or the input is no definition.</summary>
internal sealed record PipelineCompilation(LoadResult Input, PlatformParameters? Parameters, WorkflowArtifact? Artifact, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>What was compiled, also when it is larger than Cloud Workflows takes: it can be looked at, and must not be written or run. Null when the definition itself has errors.</summary>
    public WorkflowArtifact? Measured { get; private init; }

    /// <summary>Loads and compiles; every finding of both files and of the target is in the result.</summary>
    public static PipelineCompilation Of(InputLoader loader, string file, string? parametersFile, SourceFormat? format, CloudWorkflowsOptions? options = null)
    {
        var diagnostics = new DiagnosticBag();
        var input = loader.Load(file);
        if (NotADefinition(input.Kind) is { } problem)
        {
            throw new UsageException($"{file} {problem}");
        }

        diagnostics.AddRange(input.Diagnostics);
        parametersFile ??= loader.Workspace.DefaultParametersPath(input.Path);
        var read = parametersFile is null ? null : loader.Workspace.LoadParameters(parametersFile);
        diagnostics.AddRange(read?.Diagnostics ?? []);
        if (input.Bound is not { } pipeline || diagnostics.HasErrors)
        {
            return new PipelineCompilation(input, read?.Parameters, null, diagnostics.Items);
        }

        var compiled = loader.Workspace.Lower(pipeline, read?.Parameters, format, options);
        diagnostics.AddRange(compiled.Diagnostics);
        return new PipelineCompilation(input, read?.Parameters, compiled.Artifact, diagnostics.Items) { Measured = compiled.Made };
    }

    private static string? NotADefinition(LoadedKind kind) => kind switch
    {
        LoadedKind.PlatformParameters => "holds platform parameters; name the definition, and give this file with --parameters",
        LoadedKind.Configuration => "is a configuration; name the definition, and give this file with --config",
        LoadedKind.Executor => "describes an executor; name the definition, and give the folder of this file with --executors",
        LoadedKind.JobFile => "holds the parameters of a job; name the definition, and give the folder of these files with --jobs",
        _ => null,
    };
}
