using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.Terraform;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Tests.Support;

namespace Aef.Tests.Terraform;

/// <summary>Definitions that are compiled to Terraform.</summary>
internal static class TerraformSamples
{
    public const string Taxi = """
        name: taxi-report
        description: Loads trips and reports them
        labels: {team: sales, tier: gold}
        inputs:
          taxi: {type: string}
        schedule:
        - {name: yellow, cron: 0 5 * * *, time_zone: Europe/Berlin, inputs: {taxi: yellow}}
        - {name: monthly, cron: 0 6 1 * *, enable: paused, inputs: {taxi: green}}
        - {name: never, cron: 0 7 1 * *, enable: false, inputs: {taxi: green}}
        levels:
        - - job_id: J01
            job_name: load
            executor: pydataflow
            with: {config: gs://a/a, container_spec: gs://b/b, temp_folder: gs://c/c, service_account: w@p.iam.gserviceaccount.com}
          - {job_id: J02, job_name: report, executor: dataform-tag-executor}
        """;

    public const string Nightly = """
        name: nightly
        schedule: {cron: 0 5 * * *}
        levels:
        - - {job_id: J01, job_name: load, type: sync, executor: dataform-tag-executor}
        """;

    public const string Dag = """
        name: night
        engine: composer
        levels:
        - - {job_id: J01, job_name: load, executor: dataproc-serverless-job-executor}
        """;

    /// <summary>The parameters of an environment.</summary>
    public static PlatformParameters Parameters { get; } = new(
    [
        new(PlatformParameters.ProjectIdKey, "p1"),
        new(PlatformParameters.RegionKey, "us-central1"),
        new(PlatformParameters.JobsDefinitionsBucketKey, "jobs-p1"),
    ])
    {
        Environment = "dev",
    };

    /// <summary>AEF's variables that have no default.</summary>
    public static Dictionary<string, object?> Variables => new(StringComparer.Ordinal)
    {
        ["project"] = "p1",
        ["region"] = "us-central1",
        ["environment"] = "dev",
        ["data_transformation_project"] = "p2",
    };

    /// <summary>Compiles definitions, one string each.</summary>
    public static CompileResult Compile(TerraformRequest? request, params string[] definitions)
    {
        var workspace =
            new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { TargetChoice = EngineTargets.ByEngine });
        request ??= new TerraformRequest { Parameters = Parameters };
        return workspace.CompileTerraform(definitions.Select(Definitions.Pipeline), request);
    }

    /// <summary>The files of a compilation without errors, by their names.</summary>
    public static Dictionary<string, string> Files(params string[] definitions)
    {
        var result = Compile(null, definitions);
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return result.Artifacts.ToDictionary(a => a.FileName, a => a.Source, StringComparer.Ordinal);
    }

    /// <summary>A compiled pipeline as the target gets it, with a source that was changed after all checks.</summary>
    public static TerraformPipeline Changed(string definition, Func<Pipeline, Pipeline> change)
    {
        var bound = Definitions.Bound(definition);
        var changed = new Aef.Core.Semantics.Binding.BoundPipeline(change(bound.Source), bound.Name, bound.Levels);
        var compiled = CloudWorkflowsTarget.Compile(changed, Parameters);
        IArtifact artifact = TerraformTarget.MayChange(compiled.Source) ? compiled.As(SourceFormat.Json) : compiled;
        return new TerraformPipeline(changed, [artifact]);
    }
}
