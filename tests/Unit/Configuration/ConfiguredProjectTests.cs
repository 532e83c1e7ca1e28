using Aef.Core.Workspace;
using Aef.Tests.Support;
using Aef.Adapters.Yaml;
using Aef.Core.Validation.Configuration;
using Aef.Documents.Diagnostics;
using Aef.Runs.DiagnosticCatalog;
using Aef.Runs.Workspace;
using Aef.Tests.Diagnostics;

namespace Aef.Tests.Configuration;

/// <summary>What an aef.json makes of diagnostics.</summary>
public sealed class ConfiguredProjectTests : IDisposable
{
    private const string Steps = """
        name: p
        levels:
        - - { job_id: A, job_name: a, executor: dataform-tag-executor, color: red }
          - { job_id: B, job_name: a, executor: dataform-tag-executor, color: blue }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-config-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_rule_changes_the_severity_of_a_diagnostic() =>
        Diagnostics("""{"rules": {"AEF1051": "error", "AEF3013": "info"}}""").ShouldBe("error AEF1051, error AEF1051, info AEF3013");

    [Fact]
    public void A_warning_that_is_an_error_keeps_the_pipeline_from_being_compiled()
    {
        var loaded = Load("""{"rules": {"aef1051": "error"}}""").Loaded;

        loaded.HasErrors.ShouldBeTrue();
        loaded.Bound.ShouldBeNull();
    }

    [Fact]
    public void A_rule_that_is_off_is_gone() => Diagnostics("""{"rules": {"AEF1051": "off", "AEF3013": "off"}}""").ShouldBe("");

    [Fact]
    public void An_error_about_what_is_not_compiled_can_be_lowered()
    {
        var loaded = Load("""{"rules": {"AEF3022": "warning"}}""", "schedule: {cron: never}\nlevels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]").Loaded;

        loaded.Diagnostics.Select(d => (d.Code, d.Severity)).ShouldContain(("AEF3022", DiagnosticSeverity.Warning));
        loaded.Bound.ShouldNotBeNull();
    }

    [Fact]
    public void No_other_error_can_be_lowered_turned_off_or_suppressed()
    {
        foreach (var descriptor in DiagnosticRegistry.All.Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            var expected = RelaxableErrors.Codes.Contains(descriptor.Code) ? 0 : 2;
            Load($$"""{"rules": {"{{descriptor.Code}}": "off"}, "suppressions": [{"code": "{{descriptor.Code}}", "reason": "r"}]}""").Loaded.Diagnostics.Count(d => d.Code == "AEF1922").ShouldBe(expected, descriptor.Code);
        }
    }

    [Fact]
    public void What_can_be_relaxed_is_an_error_and_documented()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "configuration.md"));

        RelaxableErrors.Codes.ShouldAllBe(c => DiagnosticRegistry.Find(c)!.Severity == DiagnosticSeverity.Error && page.Contains(c, StringComparison.Ordinal)); // each is found
    }

    [Fact]
    public void A_suppression_keeps_the_diagnostics_of_one_step_with_the_reason()
    {
        var (loaded, workspace) = Load("""{"suppressions": [{"code": "AEF1051", "job_id": "A", "path": "**/p.yaml", "reason": "painted"}]}""");

        loaded.Diagnostics.Select(d => d.Code).ShouldBe(["AEF3013", "AEF1051"]);
        loaded.Suppressed.ShouldHaveSingleItem().SuppressionReason.ShouldBe("painted");
        workspace.UnusedSuppressions().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"code": "AEF3009", "reason": "r"}""", true)]
    [InlineData("""{"code": "AEF3009", "path": "**/p.yaml", "reason": "r"}""", true)]
    [InlineData("""{"code": "AEF3009", "path": "other.yaml", "reason": "r"}""", false)]
    [InlineData("""{"code": "AEF3009", "job_id": "Z", "reason": "r"}""", false)]
    [InlineData("""{"code": "AEF3013", "job_id": "A", "reason": "r"}""", true)]
    [InlineData("""{"code": "AEF3013", "job_id": "B", "reason": "r"}""", false)]
    public void A_suppression_that_matched_nothing_where_it_could_is_reported(string suppression, bool isReported) =>
        Load($$"""{"suppressions": [{{suppression}}]}""").Workspace.UnusedSuppressions().Count.ShouldBe(isReported ? 1 : 0);

    [Fact]
    public void Strict_makes_unknown_keys_errors_unless_a_rule_sets_their_severity()
    {
        var strict = new WorkspaceOptions { IsStrict = true };

        Diagnostics("{}", strict).ShouldStartWith("error AEF1051");
        Diagnostics("""{"rules": {"AEF1051": "info"}}""", strict).ShouldStartWith("info AEF1051");
    }

    [Fact]
    public void The_nearest_configuration_above_is_used_and_none_above_the_repository()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "aef.json"), """{"rules": {"AEF1051": "error"}}""");
        var inner = Directory.CreateDirectory(Path.Combine(_folder.FullName, "a", "b")).FullName;
        File.WriteAllText(Path.Combine(inner, "p.yaml"), Steps);

        new AefWorkspace(new YamlDocumentReader()).LoadFile(Path.Combine(inner, "p.yaml")).HasErrors.ShouldBeTrue();
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "a", ".git"));
        new AefWorkspace(new YamlDocumentReader()).LoadFile(Path.Combine(inner, "p.yaml")).HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void A_text_without_a_file_has_no_adjacent_files()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "aef.json"), "not json");

        new AefWorkspace(new YamlDocumentReader())
            .Load(new Aef.Documents.Text.SourceText(Steps, Path.Combine(_folder.FullName, "nowhere.yaml")))
            .HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void Executors_and_job_files_next_to_a_definition_are_found_and_the_users_win()
    {
        var files = ProjectExamples.Write(
            """
            === p.yaml
            levels: [[{job_id: A, job_name: a, executor: mine, with: {speed: 5}}]]
            === executors/mine.yaml
            name: mine
            parameters: {speed: {type: integer, required: true}}
            reads_step_properties: true
            workflows: [{binding: function}]
            === jobs/dev/mine/a.json
            {"speed": "7"}
            """,
            _folder.FullName);

        new AefWorkspace(new YamlDocumentReader()).LoadFile(files[0]).Diagnostics.ShouldBeEmpty();
    }

    private string Diagnostics(string configuration, WorkspaceOptions? options = null) =>
        string.Join(
            ", ",
            Load(configuration, options: options).Loaded.Diagnostics.OrderBy(d => d.Code).Select(d => d.ToString().Split(": ")[1]));

    private (LoadResult Loaded, AefWorkspace Workspace) Load(
        string configuration,
        string definition = Steps,
        WorkspaceOptions? options = null)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "aef.json"), configuration);
        var path = Path.Combine(_folder.FullName, "p.yaml");
        File.WriteAllText(path, definition);
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: options);
        return (workspace.LoadFile(path), workspace);
    }
}
