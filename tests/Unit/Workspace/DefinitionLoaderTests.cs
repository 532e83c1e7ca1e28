using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.Tests.Workspace;

/// <summary>A loader finds out what a text is, checks it and applies the configuration of its project.</summary>
public sealed class DefinitionLoaderTests : IDisposable
{
    private const string Unknown = "color: red\nlevels:\n- [{job_id: A, job_name: a, executor: dataform-tag-executor}]\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-loader-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("levels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]", LoadedKind.Definition)]
    [InlineData("main: {steps: [{a: {return: 1}}]}", LoadedKind.Workflow)]
    [InlineData("{name: a, local: {kind: http}}", LoadedKind.Executor)]
    [InlineData("rules: {}", LoadedKind.Configuration)]
    [InlineData("[{ParameterKey: a, ParameterValue: b}]", LoadedKind.PlatformParameters)]
    [InlineData("[", LoadedKind.Unknown)]
    public void A_text_is_loaded_as_what_it_is(string text, LoadedKind kind) =>
        Loader().Load(new SourceText(text, "text.yaml")).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("{}", DiagnosticSeverity.Warning)]
    [InlineData("""{"rules": {"AEF1051": "error"}}""", DiagnosticSeverity.Error)]
    [InlineData("""{"rules": {"AEF1051": "info"}}""", DiagnosticSeverity.Info)]
    public void The_configuration_of_the_project_decides_the_severity(string configuration, DiagnosticSeverity severity)
    {
        File.WriteAllText(Path.Combine(_folder, "aef.json"), configuration);
        var path = Write(Unknown);

        var result = Loader().LoadFile(path);

        result.Diagnostics.ShouldContain(d => d.Code == "AEF1051" && d.Severity == severity);
        (result.Bound is null).ShouldBe(severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_suppressed_diagnostic_is_kept_apart_and_its_suppression_was_of_use()
    {
        File.WriteAllText(Path.Combine(_folder, "aef.json"), """{"suppressions": [{"code": "AEF1051", "reason": "ours"}, {"code": "AEF3013", "reason": "never"}]}""");
        var loader = Loader();

        var result = loader.LoadFile(Write(Unknown));

        result.Suppressed.ShouldHaveSingleItem().Code.ShouldBe("AEF1051");
        result.Diagnostics.ShouldNotContain(d => d.Code == "AEF1051");
        loader.UnusedSuppressions().ShouldHaveSingleItem().Message.ShouldContain("AEF3013");
    }

    [Fact]
    public void Each_definition_of_a_folder_is_checked_against_its_job_files()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "jobs", "dataform-tag-executor"));
        File.WriteAllText(Path.Combine(_folder, "jobs", "dataform-tag-executor", "a.json"), "{}");
        var loader = Loader();
        var path = Write("levels:\n- [{job_id: A, job_name: a, executor: dataform-tag-executor}]\n");

        var first = loader.LoadFile(path).Diagnostics.Select(d => d.ToString()).ToList();

        first.ShouldContain(d => d.Contains("AEF3017", StringComparison.Ordinal));
        loader.LoadFile(path).Diagnostics.Select(d => d.ToString()).ShouldBe(first, "the second check reads the job file again");
    }

    [Fact]
    public void A_compiler_applies_the_policy_of_the_same_project()
    {
        File.WriteAllText(Path.Combine(_folder, "aef.json"), """{"rules": {"AEF1051": "error"}}""");
        var loader = Loader();
        var pipeline = loader.ReadDefinition(Write("levels:\n- [{job_id: A, job_name: a, executor: dataform-tag-executor}]\n"))
            .Pipeline.ShouldNotBeNull();

        var compiled = new PipelineCompiler(loader).Compile(pipeline);

        compiled.Artifact.ShouldNotBeNull().Source.ShouldContain("dataform-tag-executor");
        new PipelineCompiler(loader).Compile(pipeline.WithLevels([])).Artifact.ShouldBeNull();
    }

    private static DefinitionLoader Loader() => new(new YamlDocumentReader(), DiagnosticRegistry.All);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "pipeline.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
