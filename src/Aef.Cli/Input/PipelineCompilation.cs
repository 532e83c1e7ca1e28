using Aef.Cli.Commands;
using Aef.Core.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;

namespace Aef.Cli.Input;

/// <summary>A definition with its platform parameters, compiled; the artifact is null when a finding is an error or the input is no definition.</summary>
internal sealed record PipelineCompilation(LoadResult Input, PlatformParameters? Parameters, WorkflowArtifact? Artifact, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>What was compiled, also when it is larger than Cloud Workflows takes: it can be looked at, and must not be written or run. Null when the definition itself has errors.</summary>
    public WorkflowArtifact? Measured { get; private init; }

    /// <summary>Loads and compiles; every finding of both files and of the target is in the result.</summary>
    public static PipelineCompilation Of(InputLoader loader, string file, string? parametersFile, SourceFormat? format, CloudWorkflowsOptions? options = null)
    {
        var findings = new DiagnosticBag();
        var input = loader.Load(file);
        if (input.Kind == LoadedKind.PlatformParameters)
        {
            throw new UsageException($"{file} holds platform parameters; name the definition, and give this file with --parameters");
        }

        findings.AddRange(input.Diagnostics);
        var read = parametersFile is null ? null : loader.Workspace.LoadParameters(parametersFile);
        findings.AddRange(read?.Diagnostics ?? []);
        if (input.Bound is not { } pipeline || findings.HasErrors)
        {
            return new PipelineCompilation(input, read?.Parameters, null, findings.Items);
        }

        var artifact = CloudWorkflowsTarget.Compile(pipeline, read?.Parameters, format, options);
        findings.AddRange(artifact.Diagnostics);
        return new PipelineCompilation(input, read?.Parameters, findings.HasErrors ? null : artifact, findings.Items) { Measured = artifact };
    }
}
