using Aef.Tests.Cli;

namespace Aef.Tests.Airflow;

/// <summary>Every command has the same target for a definition, unless it can have only one.</summary>
public sealed class TargetChoiceTests : IDisposable
{
    private const string Steps = "levels:\n- [{ job_id: J01, job_name: load, executor: dataform-tag-executor }]\n";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_definition_for_composer_is_validated_as_it_is_compiled()
    {
        var file = _aef.File("night.yaml", "engine: composer\ntriggers: { webhook: { name: w } }\n" + Steps);

        var validated = await _aef.RunAsync("validate", file);
        var compiled = await _aef.RunAsync("compile", file);
        var other = await _aef.RunAsync("validate", file, "--target", "cloud_workflows");

        (validated.ExitCode, compiled.ExitCode).ShouldBe((1, 1));
        (validated.Error.Contains("AEF4210"), compiled.Error.Contains("AEF4210")).ShouldBe((true, true), validated.Error);
        validated.Error.ShouldNotContain("AEF4004");
        other.Error.ShouldContain("AEF4004");
        other.Error.ShouldNotContain("AEF4210");
    }

    [Fact]
    public async Task Validate_reports_what_only_the_compilation_to_airflow_finds()
    {
        var file = _aef.File(
            "night.yaml",
            "engine: composer\ninputs: { day: { type: string } }\n"
            + Steps.Replace("executor }", "executor }", StringComparison.Ordinal).Replace(
                "executor: dataform-tag-executor",
                "executor: dataform-tag-executor, when: '${platform.pStage == \"x\" and text.match_regex(inputs.day, \"x\")}'",
                StringComparison.Ordinal));

        var result = await _aef.RunAsync("validate", file);

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain("AEF4216");
        result.Error.ShouldContain("AEF4129"); // the parameters are not known here, so their values are not missing
        result.Error.ShouldNotContain("AEF4217");
    }

    /// <summary>The function binding ignores <c>with</c>, and an entry with operators only has no binding at all.</summary>
    [Fact]
    public async Task What_only_cloud_workflows_cannot_do_is_no_error_for_composer()
    {
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File(
            "executors/own.yaml",
            "name: own\nairflow:\n- { operator: OwnOperator, module: my_company.own, args: { x: 1 } }\njob_file: optional\n");
        var file = _aef.File(
            "night.yaml",
            "engine: composer\nlevels:\n- - { job_id: J01, job_name: load, executor: own }\n"
            + "  - { job_id: J02, job_name: mart, executor: dataform-tag-executor, with: { branch: main } }\n");

        foreach (var arguments in (string[][])[["validate"], ["compile"], ["format", "--check"], ["show"]])
        {
            var result = await _aef.RunAsync([arguments[0], file, .. arguments.Skip(1)]);
            result.ExitCode.ShouldBe(arguments[0] == "format" ? 1 : 0, result.Error);
            result.Error.ShouldNotContain("AEF3015");
            result.Error.ShouldNotContain("AEF4112");
        }

        var run = await _aef.RunAsync("simulate", file);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("AEF4004");
        run.Error.ShouldContain("binding: connector");
    }

    [Fact]
    public async Task A_run_and_a_measurement_report_that_they_have_the_rules_of_cloud_workflows()
    {
        var file = _aef.File("night.yaml", "engine: composer\n" + Steps);

        foreach (var command in (string[])["simulate", "measure"])
        {
            var result = await _aef.RunAsync(command, file);

            result.ExitCode.ShouldBe(0, result.Error);
            result.Error.Split("AEF4004").Length.ShouldBe(2, result.Error);
        }
    }

    [Theory]
    [InlineData("--airflow is for the target composer", "--airflow", "2")]
    [InlineData("--airflow is for the target composer", "--airflow", "3", "--target", "cloud_workflows")]
    [InlineData("cannot be written to", "-o", "out.py")]
    [InlineData("--format is for the target cloud_workflows", "--target", "composer", "--format", "json")]
    [InlineData("A DAG of Airflow is Python", "--target", "composer", "-o", "out.json")]
    public async Task Options_that_do_not_fit_the_target_are_errors(string problem, params string[] options)
    {
        var file = _aef.File("day.yaml", Steps);
        string[] placed = [.. options.Select(o => o.StartsWith("out.", StringComparison.Ordinal) ? _aef.PathOf(o) : o)];

        var result = await _aef.RunAsync(["compile", file, .. placed]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(problem);
        Directory.GetFiles(_aef.PathOf(".")).Select(Path.GetFileName).ShouldBe(["day.yaml"]);
    }

    [Fact]
    public async Task Validate_refuses_a_generation_when_nothing_is_for_airflow()
    {
        var (day, night) = (_aef.File("day.yaml", Steps), _aef.File("night.yaml", "engine: composer\n" + Steps));

        (await _aef.RunAsync("validate", day, "--airflow", "2")).ExitCode.ShouldBe(2);
        (await _aef.RunAsync("validate", day, night, "--airflow", "2")).ExitCode.ShouldBe(0);
        (await _aef.RunAsync("validate", day, "--airflow", "2", "--target", "composer")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_version_of_the_environment_chooses_the_generation_unless_the_caller_does()
    {
        var file = _aef.File("night.yaml", "engine: composer\n" + Steps);
        var two = Parameters("composer-3-airflow-2.10.5-build.10");

        var of2 = await _aef.RunAsync("compile", file, "--parameters", two);
        var of3 = await _aef.RunAsync("compile", file, "--parameters", two, "--airflow", "3");
        var of31 = await _aef.RunAsync("compile", file, "--parameters", Parameters("composer-3-airflow-3.1.7"));
        var unknown = await _aef.RunAsync("compile", file, "--parameters", Parameters("latest"));
        _aef.File("aef.json", "{\"parameters\": \"platform-parameters-dev.json\"}");
        Parameters("composer-2.9.1-airflow-2.10.5");
        var configured = await _aef.RunAsync("compile", file);

        (of2.Output.Contains("from airflow.sdk"), of3.Output.Contains("from airflow.sdk")).ShouldBe((false, true));
        (of31.Output.Contains("from airflow.sdk"), configured.Output.Contains("from airflow.sdk")).ShouldBe((true, false));
        (unknown.ExitCode, unknown.Error.Contains("AEF4238")).ShouldBe((0, true), unknown.Error);
        unknown.Output.ShouldContain("from airflow.sdk");
        of2.Error.ShouldNotContain("AEF4238");
    }

    private string Parameters(string version) => _aef.File(
        "platform-parameters-dev.json",
        $$"""[{"ParameterKey": "pRegion", "ParameterValue": "r"}, {"ParameterKey": "image_version", "ParameterValue": "{{version}}"}]""");
}
