using Aef.Tests.Support;

namespace Aef.Tests.Cli;

public sealed class CompileCommandTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task The_source_goes_to_standard_output_and_is_valid_workflow_source()
    {
        var compiled = await _aef.RunAsync("compile", _aef.File("sample.yaml", CliSamples.Definition), "--parameters", Parameters());

        compiled.ExitCode.ShouldBe(0);
        compiled.Error.ShouldBeEmpty();
        compiled.Output.ShouldStartWith("main:\n");
        _aef.Input = compiled.Output;
        var validated = await _aef.RunAsync("validate", "-");
        validated.ExitCode.ShouldBe(0, validated.Error);
        validated.Output.ShouldStartWith("-: valid workflow source");
    }

    [Fact]
    public async Task Without_parameters_an_info_message_names_what_is_decided_at_run_time()
    {
        var compiled = await _aef.RunAsync("compile", _aef.File("sample.yaml", CliSamples.Definition));

        compiled.ExitCode.ShouldBe(0);
        compiled.Error.ShouldContain(": info AEF4100: ");
        compiled.Output.ShouldStartWith("main:\n");
    }

    [Theory]
    [InlineData("out.json", null, "{")]
    [InlineData("out.yaml", null, "main:")]
    [InlineData("out.txt", "json", "{")]
    [InlineData("out.json", "yaml", "main:")]
    public async Task The_form_is_the_one_asked_for_or_that_of_the_files_ending(string file, string? format, string beginning)
    {
        string[] options = format is null ? [] : ["--format", format];

        var compiled = await _aef.RunAsync(
            ["compile", _aef.File("sample.yaml", CliSamples.Definition), "-o", _aef.PathOf(file), .. options]);

        compiled.ExitCode.ShouldBe(0);
        compiled.Output.ShouldBeEmpty();
        (await File.ReadAllTextAsync(_aef.PathOf(file))).ShouldStartWith(beginning);
    }

    [Fact]
    public async Task A_folder_accepts_all_workflows_of_a_pipeline_that_must_be_split()
    {
        var compiled = await _aef.RunAsync("compile", _aef.File("long.yaml", Levels(250)), "-o", _aef.PathOf("workflows") + "/");

        compiled.ExitCode.ShouldBe(0, compiled.Error);
        compiled.Error.ShouldContain(": info AEF4104: ");
        Directory.GetFiles(_aef.PathOf("workflows"))
            .Select(Path.GetFileName)
            .Order()
            .ShouldBe(["long-part-1.yaml", "long-part-2.yaml", "long.yaml"]);
        var validated = await _aef.RunAsync("validate", Path.Combine(_aef.PathOf("workflows"), "long.yaml"));
        validated.ExitCode.ShouldBe(0, validated.Error);
    }

    [Fact]
    public async Task A_folder_accepts_the_one_workflow_of_any_other_pipeline()
    {
        Directory.CreateDirectory(_aef.PathOf("workflows"));

        var compiled = await _aef.RunAsync(
            "compile",
            _aef.File("sample.yaml", CliSamples.Definition),
            "-o",
            _aef.PathOf("workflows"),
            "--format",
            "json");

        compiled.ExitCode.ShouldBe(0, compiled.Error);
        Directory.GetFiles(_aef.PathOf("workflows")).ShouldHaveSingleItem().ShouldEndWith(".json");
    }

    [Fact]
    public async Task One_file_accepts_one_workflow_and_the_diagnostics_report_when_parts_are_needed()
    {
        var compiled = await _aef.RunAsync("compile", _aef.File("long.yaml", Levels(250)), "-o", _aef.PathOf("out.yaml"));

        compiled.ExitCode.ShouldBe(0, compiled.Error);
        compiled.Error.ShouldContain(": warning AEF4105: ");
        File.Exists(_aef.PathOf("out.yaml")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_split_pipeline_is_not_written_to_one_file_and_the_fix_is_a_folder()
    {
        var compiled = await _aef.RunAsync("compile", _aef.File("long.yaml", Levels(900)), "-o", _aef.PathOf("out.json"));

        compiled.ExitCode.ShouldBe(1);
        compiled.Error.ShouldContain(": error AEF4102: ");
        compiled.Error.ShouldContain("(-o DIR)");
        File.Exists(_aef.PathOf("out.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_split_pipeline_runs_and_its_json_names_every_failed_step()
    {
        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("long.yaml", Levels(250)),
            "--script",
            _aef.File("script.yaml", "jobs: { J240: { ends: failed } }"),
            "--output",
            "json");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("The pipeline failed at J240");
    }

    [Fact]
    public async Task Nothing_is_written_when_there_are_errors()
    {
        var compiled = await _aef.RunAsync(
            "compile",
            _aef.File("bad.yaml", CliSamples.Definition.Replace("job_id: D", "job_id: B", StringComparison.Ordinal)),
            "-o",
            _aef.PathOf("out.yaml"));

        compiled.ExitCode.ShouldBe(1);
        compiled.Output.ShouldBeEmpty();
        compiled.Error.ShouldContain(": error AEF");
        compiled.Error.ShouldEndWith("bad.yaml: not compiled: 1 error\n");
        File.Exists(_aef.PathOf("out.yaml")).ShouldBeFalse();
    }

    [Fact]
    public async Task Diagnostics_in_the_parameters_are_reported_with_those_in_the_definition()
    {
        var compiled = await _aef.RunAsync(
            "compile",
            _aef.File("bad.yaml", "levels: 5\n"),
            "--parameters",
            _aef.File("p.json", "[{\"ParameterKey\": 1}]"));

        compiled.ExitCode.ShouldBe(1);
        compiled.Error.ShouldContain("bad.yaml:1:9: error AEF");
        compiled.Error.ShouldContain("p.json:1:");
    }

    [Fact]
    public async Task Workflow_source_is_not_compiled_again()
    {
        var compiled = await _aef.RunAsync("compile", _aef.File("flow.yaml", CliSamples.Workflow));

        compiled.ExitCode.ShouldBe(2);
        compiled.Error.ShouldContain("is already Cloud Workflows source");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_reported_without_a_stack_trace()
    {
        var compiled = await _aef.RunAsync(
            "compile",
            _aef.File("sample.yaml", CliSamples.Definition),
            "-o",
            _aef.PathOf("no/such/folder/out.yaml"));

        compiled.ExitCode.ShouldBe(1);
        compiled.Error.ShouldContain("error AEF1082");
        compiled.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Both_forms_of_the_example_compile_to_the_same_workflow()
    {
        var example = Repository.PathOf("examples", "daily-sales");

        var json = await _aef.RunAsync("compile", Path.Combine(example, "pipeline.json"));
        var yaml = await _aef.RunAsync("compile", Path.Combine(example, "pipeline.yaml"));

        json.ExitCode.ShouldBe(0);
        yaml.Output.ShouldBe(json.Output);
    }

    private static string Levels(int count) =>
        "levels:\n" + string.Concat(
            Enumerable.Range(1, count)
                .Select(i => $"- threads: [{{ steps: [{{ job_id: J{i}, job_name: job_{i}, executor: dataform-tag-executor }}] }}]\n"));

    private string Parameters() => _aef.File("parameters.json", """
        [{"ParameterKey": "pRegion", "ParameterValue": "europe-west3"}, {"ParameterKey": "pProjectID", "ParameterValue": "p"},
         {"ParameterKey": "pFunctionIntermediateName", "ParameterValue": "i"}, {"ParameterKey": "pJobsDefinitionsBucket", "ParameterValue": "b"}]
        """);
}
