using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Runs.Workspace;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Airflow;

/// <summary>The job files that a DAG contains.</summary>
public sealed class JobFileMergeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-merge-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("dev", "dev-bucket", "shared-object")]
    [InlineData("prod", "shared-bucket", "shared-object")]
    [InlineData(null, "shared-bucket", "shared-object")]
    public void The_file_of_the_environment_is_merged_over_the_shared_one(string? environment, string bucket, string name)
    {
        var source = Compile(
                "=== jobs/gcs-delete/a.json\n{\"bucket\": \"shared-bucket\", \"object\": \"shared-object\"}\n" +
                "=== jobs/dev/gcs-delete/a.json\n{\"bucket\": \"dev-bucket\"}",
            "gcs-delete",
            environment).Source;

        source.ShouldContain($"op_kwargs={{\"bucket\": \"{bucket}\", \"name\": \"{name}\"}}");
    }

    [Fact]
    public void A_job_file_without_a_required_parameter_is_an_error_and_no_DAG_that_cannot_be_imported() =>
        Compile("=== jobs/gcs-delete/a.json\n{\"bucket\": \"b\", \"object\": null}", "gcs-delete", null).Codes.ShouldContain("AEF3058");

    [Fact]
    public void The_defaults_of_the_project_and_region_come_from_the_platform_parameters()
    {
        var (source, codes) = Compile("=== jobs/cloud-run-job/a.json\n{\"job\": \"j\", \"tasks\": \"2\"}", "cloud-run-job", "dev");

        codes.ShouldBeEmpty();
        source.ShouldContain("project_id=\"acme\",");
        source.ShouldContain("region=\"europe-west1\",");
        source.ShouldContain("overrides={\"task_count\": 2}");
    }

    [Fact]
    public void A_parameter_that_no_task_uses_is_reported()
    {
        var (_, codes) = Compile("=== jobs/command/a.json\n{\"command\": [\"ls\"], \"job\": \"j\"}", "command", "dev");

        codes.ShouldBe(["AEF4213"]);
    }

    private (string Source, IReadOnlyList<string> Codes) Compile(string files, string executor, string? environment)
    {
        var parameters =
            "[{\"ParameterKey\": \"pProjectID\", \"ParameterValue\": \"acme\"}, "
            + "{\"ParameterKey\": \"pRegion\", \"ParameterValue\": \"europe-west1\"}]";
        var paths = ProjectExamples.Write(
            $"=== p.yaml\nengine: composer\nlevels: [[{{job_id: A, job_name: a, executor: {executor}}}]]\n{files}\n=== platform-parameters-{environment ?? "x"}.json\n{parameters}",
            _folder.FullName);
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { Target = new AirflowTarget() });
        var platform = environment is null ? null : workspace.LoadParameters(paths[^1]).Parameters;
        var loaded = workspace.LoadFile(paths[0]);
        if (loaded.Bound is not { } bound)
        {
            return (string.Empty, [.. loaded.Diagnostics.Select(d => d.Code)]);
        }

        var compiled = workspace.Compiler.LowerDag(bound, new AirflowOptions(), platform);
        return (
            compiled.Artifacts.Count == 0 ? string.Empty : compiled.Artifacts[^1].Source,
            [.. loaded.Diagnostics.Concat(compiled.Diagnostics).Select(d => d.Code)]);
    }
}
