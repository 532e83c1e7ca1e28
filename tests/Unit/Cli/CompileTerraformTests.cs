using System.Text.Json;
using Aef.Tests.Terraform;

namespace Aef.Tests.Cli;

/// <summary><c>aef compile --target terraform</c>.</summary>
public sealed class CompileTerraformTests : IDisposable
{
    private readonly CliSession _session = new();

    public CompileTerraformTests()
    {
        Directory.CreateDirectory(_session.PathOf("defs/jobs/dataform-tag-executor"));
        _session.File("defs/taxi.yaml", TerraformSamples.Taxi);
        _session.File("defs/nightly.yaml", TerraformSamples.Nightly);
        _session.File("defs/night.yaml", TerraformSamples.Dag);
        _session.File("defs/platform-parameters-dev.json", """[{"ParameterKey": "pProjectID", "ParameterValue": "p-dev"}]""");
        _session.File(
            "defs/jobs/dataform-tag-executor/load.json",
            """{"dataform_project_id": "p", "dataform_location": "l", "repository_name": "r", "branch": "main", "tags": ["a"]}""");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_folder_becomes_one_configuration_with_its_sources()
    {
        var result = await Compile("--environment", "dev");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("for 3 pipelines");
        Files().ShouldBe(
        [
            "accounts.tf.json", "composer.tf.json", "dags/night.py", "jobs/dataform-tag-executor/load.json", "main.tf.json",
            "objects.tf.json", "outputs.tf.json", "pipelines.tf.json", "schedules.tf.json", "variables.tf.json", "workflows.tf.json",
            "workflows/nightly.yaml", "workflows/taxi-report.yaml",
        ]);
        Text("variables.tf.json").ShouldContain("\"p-dev\"");
        Text("pipelines.tf.json").ShouldContain("\"environment\": \"dev\"");
        Text("jobs/dataform-tag-executor/load.json").ShouldContain("repository_name");
    }

    [Fact]
    public async Task The_job_file_of_an_environment_is_merged_over_that_of_all()
    {
        Directory.CreateDirectory(_session.PathOf("defs/jobs/dev/dataform-tag-executor"));
        _session.File("defs/jobs/dev/dataform-tag-executor/load.json", """{"branch": "dev"}""");

        var result = await Compile("--environment", "dev");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldNotContain("AEF3017");
        using var job = JsonDocument.Parse(Text("jobs/dataform-tag-executor/load.json"));
        var parameters = job.RootElement.EnumerateObject().Select(p => $"{p.Name}={JsonSerializer.Serialize(p.Value)}");
        parameters.Order(StringComparer.Ordinal).ShouldBe(
        [
            "branch=\"dev\"", "dataform_location=\"l\"", "dataform_project_id=\"p\"", "repository_name=\"r\"", "tags=[\"a\"]",
        ]);
    }

    [Fact]
    public async Task A_second_compilation_replaces_the_first_so_that_a_removed_pipeline_is_in_no_file()
    {
        await Compile();
        var before = Text("workflows.tf.json");
        File.Delete(_session.PathOf("defs/taxi.yaml"));
        var result = await Compile();

        result.ExitCode.ShouldBe(0, result.Error);
        before.ShouldContain("taxi-report");
        result.Error.ShouldContain("warning AEF4330: The configuration does not contain \"workflows/taxi-report.yaml\"");
        result.Error.Split("AEF4330").Length.ShouldBe(2);
        Files().Where(f => f.EndsWith(".tf.json", StringComparison.Ordinal))
            .Where(f => Text(f).Contains("taxi-report", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task The_output_can_be_below_the_folder_of_the_definitions()
    {
        foreach (var _ in new[] { 1, 2 })
        {
            string[] arguments = ["compile", _session.PathOf("defs"), "--target", "terraform", "-o", _session.PathOf("defs/deploy/")];
            var result = await _session.RunAsync(arguments);
            result.ExitCode.ShouldBe(0, result.Error);
            result.Error.ShouldContain("for 3 pipelines");
        }
    }

    [Theory]
    [InlineData("workflows/taxi-report.yaml", "--pipeline", "taxi*")]
    [InlineData("workflows/taxi-report.yaml", "--label", "team=sales")]
    [InlineData("dags/night.py", "--pipeline", "night")]
    public async Task A_filter_selects_pipelines(string source, params string[] filter)
    {
        var result = await Compile(filter);

        result.ExitCode.ShouldBe(0, result.Error);
        Files().Where(f => f.Contains('/', StringComparison.Ordinal) && !f.StartsWith("jobs/", StringComparison.Ordinal))
            .ShouldBe([source]);
    }

    [Fact]
    public async Task An_error_in_one_definition_is_reported_with_those_of_the_others_and_nothing_is_written()
    {
        _session.File("defs/bad.yaml", "levels:\n- - {job_id: J01, job_name: a, executor: dataform-tag-executor, next: J09}\n");
        _session.File("defs/worse.yaml", "levels: [\n");
        _session.File("defs/twice.yaml", TerraformSamples.Nightly);
        var result = await Compile();

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("bad.yaml");
        result.Error.ShouldContain("worse.yaml");
        result.Error.ShouldContain("AEF4300");
        Directory.Exists(_session.PathOf("out")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_aef_did_not_write_is_not_replaced()
    {
        Directory.CreateDirectory(_session.PathOf("out"));
        _session.File("out/main.tf.json", "{}");
        var result = await Compile();

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("AEF1081");
        Files().ShouldBe(["main.tf.json"]);
    }

    [Fact]
    public async Task Json_lists_the_files()
    {
        var result = await Compile("--output", "json");

        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("compiled").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("files").EnumerateArray()
            .Select(f => (f.GetProperty("name").GetString(), f.GetProperty("kind").GetString()))
            .ShouldContain(("dags/night.py", "dag"));
    }

    [Theory]
    [InlineData("pass a folder", "--target", "terraform")]
    [InlineData("--format has no effect", "--target", "terraform", "-o", "x/", "--format", "json")]
    [InlineData("--label must be KEY=VALUE", "--target", "terraform", "-o", "x/", "--label", "sales")]
    [InlineData("need --target terraform", "--environment", "dev")]
    [InlineData("need --target terraform", "--pipeline", "x")]
    public async Task Options_that_do_not_fit_are_refused(string message, params string[] arguments)
    {
        var result = await _session.RunAsync(["compile", _session.PathOf("defs/nightly.yaml"), .. arguments]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Another_target_compiles_one_definition()
    {
        var result = await _session.RunAsync("compile", _session.PathOf("defs/nightly.yaml"), _session.PathOf("defs/taxi.yaml"));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("several definitions need --target terraform");
    }

    private Task<CliResult> Compile(params string[] more) =>
        _session.RunAsync(["compile", _session.PathOf("defs"), "--target", "terraform", "-o", _session.PathOf("out/"), .. more]);

    private string Text(string name) => File.ReadAllText(_session.PathOf("out/" + name));

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_session.PathOf("out"), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(_session.PathOf("out"), f).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
