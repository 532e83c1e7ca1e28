using System.Text.Json;
using Aef.Tests.Reports;

namespace Aef.Tests.Cli;

public sealed class ValidateCommandTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_valid_definition_ends_with_0_and_one_line()
    {
        var result = await _aef.RunAsync("validate", _aef.File("sample.yaml", CliSamples.Definition));

        result.ShouldBe(new CliResult(0, "sample.yaml: valid definition, 2 levels, 3 steps\n", ""));
    }

    [Theory]
    [InlineData("", 0, "local.yaml: valid definition, 1 level, 1 step, for runs on this computer\n")]
    [InlineData("--target local", 0, "local.yaml: valid definition, 1 level, 1 step, for runs on this computer\n")]
    [InlineData("--target cloud_workflows", 1, "local.yaml: invalid definition: 1 error\n")]
    public async Task A_definition_for_this_computer_is_valid_without_another_target(string options, int exitCode, string output)
    {
        var file = _aef.File("local.yaml", """
            levels:
            - - {job_id: A, job_name: a, executor: sql, with: {connection: lake, sql: SELECT 1}}
            """);

        var result = await _aef.RunAsync(["validate", file, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        (result.ExitCode, result.Output).ShouldBe((exitCode, output));
        result.Error.Contains("AEF3015", StringComparison.Ordinal).ShouldBe(exitCode != 0);
        (await _aef.RunAsync("show", file)).ExitCode.ShouldBe(0);
        (await _aef.RunAsync("compile", file)).ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("engine: cloud_workflows")]
    [InlineData("engine: composer")]
    public async Task A_definition_that_names_its_engine_is_checked_for_it(string engine)
    {
        var file = _aef.File("named.yaml", engine + """

            levels:
            - - {job_id: A, job_name: a, executor: load, with: {from: a.csv, to: t}}
            """);

        (await _aef.RunAsync("validate", file)).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Every_diagnostic_is_shown_at_its_location_and_the_exit_code_is_1()
    {
        var file = _aef.File("bad.json", """
            {
              "engine": "airflow",
              "definition": [ { "LEVEL_ID": 1, "THREADS": [ { "STEPS": [
                { "JOB_ID": "A", "JOB_NAME": "a", "TYPE": "async", "FUNCTION_ID_NAME": "dataform-tag-executor", "WAIT_TIME_SECONDS": "soon", "NEXTT": "B" } ] } ] } ]
            }
            """);

        var result = await _aef.RunAsync("validate", file);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBe("bad.json: invalid definition: 2 errors, 1 warning\n");
        result.Error.ShouldContain("bad.json:2:13: error AEF2021: ");
        result.Error.ShouldContain("    2 |   \"engine\": \"airflow\",\n      |             ^~~~~~~~~\n");
        result.Error.ShouldContain("bad.json:4:122: error AEF1054: ");
        result.Error.ShouldContain("warning AEF1051: Unknown key \"NEXTT\" in a step is ignored. Did you mean \"next\"?\n");
    }

    [Fact]
    public async Task Workflow_source_is_distinguished_from_definitions_by_what_it_holds()
    {
        var result = await _aef.RunAsync(
            "validate",
            _aef.File("flow.yaml", CliSamples.Workflow),
            _aef.File("d.yaml", CliSamples.Definition));

        result.Output.ShouldBe("flow.yaml: valid workflow source\nd.yaml: valid definition, 2 levels, 3 steps\n");
    }

    [Fact]
    public async Task What_deployment_would_refuse_makes_workflow_source_invalid()
    {
        var result = await _aef.RunAsync("validate", _aef.File("flow.yaml", "main:\n  steps:\n    - a:\n        next: nowhere\n"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("flow.yaml:4:15: error AEF5");
    }

    [Fact]
    public async Task A_dash_reads_standard_input()
    {
        _aef.Input = CliSamples.Definition;

        (await _aef.RunAsync("validate", "-")).ShouldBe(new CliResult(0, "-: valid definition, 2 levels, 3 steps\n", ""));
    }

    [Fact]
    public async Task One_bad_file_among_good_ones_ends_with_1_and_all_are_reported()
    {
        var result = await _aef.RunAsync("validate", _aef.PathOf("missing.json"), _aef.File("d.yaml", CliSamples.Definition));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("missing.json: error AEF1001: ");
        result.Output.ShouldBe("missing.json: invalid: 1 error\nd.yaml: valid definition, 2 levels, 3 steps\n");
    }

    [Fact]
    public async Task With_output_json_standard_output_is_one_document_and_nothing_else()
    {
        var result = await _aef.RunAsync("validate", "--output", "json", _aef.File("bad.json", """{"engine": "airflow", "definition": []}"""), _aef.PathOf("missing.json"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldBeEmpty();
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("valid").GetBoolean().ShouldBeFalse();
        var files = json.RootElement.GetProperty("files");
        files.GetArrayLength().ShouldBe(2);
        var diagnostic = files[0].GetProperty("diagnostics").EnumerateArray().Single(d => d.GetProperty("code").GetString() == "AEF2021");
        diagnostic.GetProperty("severity").GetString().ShouldBe("error");
        diagnostic.GetProperty("line").GetInt32().ShouldBe(1);
        diagnostic.GetProperty("column").GetInt32().ShouldBe(12);
        files[1].GetProperty("diagnostics")[0].GetProperty("code").GetString().ShouldBe("AEF1001");
    }

    [Fact]
    public async Task With_output_sarif_standard_output_is_one_log_with_the_diagnostics_of_all_files()
    {
        var result = await _aef.RunAsync("validate", "--output", "sarif", _aef.File("bad.json", """{"engine": "airflow", "definition": []}"""), _aef.PathOf("missing.json"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldBeEmpty();
        using var json = JsonDocument.Parse(result.Output);
        SarifStructure.Check(json.RootElement);
        var run = json.RootElement.GetProperty("runs")[0];
        run.GetProperty("artifacts").GetArrayLength().ShouldBe(2);
        run.GetProperty("results")
            .EnumerateArray()
            .Select(r => r.GetProperty("ruleId").GetString())
            .ShouldBe(["AEF2021", "AEF3001", "AEF1001"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\u0001binary")]
    [InlineData("{\"engine\": ")]
    [InlineData("a: *b")]
    [InlineData("[[[[")]
    [InlineData("just text")]
    [InlineData("null")]
    public async Task Any_broken_file_is_reported_without_a_crash(string content)
    {
        var result = await _aef.RunAsync("validate", _aef.File("input", content));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(": error AEF1");
        result.Error.ShouldNotContain("AEF9001");
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Fix_changes_the_file_lists_the_fixes_and_checks_the_result()
    {
        var file = _aef.File("slip.yaml", "levels:\n- - { job_id: A, job_nam: a, executor: dataform-tag-executor, next: Z }\n");

        var result = await _aef.RunAsync("validate", "--fix", file);

        result.Error.ShouldStartWith("slip.yaml:2:18: fixed AEF2023: replaced with \"job_name\"\n");
        result.Error.ShouldContain("slip.yaml:2:70: error AEF2010");
        (result.ExitCode, result.Output).ShouldBe((1, "slip.yaml: invalid definition: 1 error\n"));
        (await File.ReadAllTextAsync(file)).ShouldBe("levels:\n- - { job_id: A, job_name: a, executor: dataform-tag-executor, next: Z }\n");
    }

    [Fact]
    public async Task Standard_input_cannot_be_fixed()
    {
        var result = await _aef.RunAsync("validate", "--fix", "-");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("cannot be used with standard input");
    }

    [Fact]
    public async Task A_configuration_is_named_and_what_it_suppresses_is_counted_and_kept()
    {
        var file = _aef.File("p.yaml", "levels:\n- - { job_id: A, job_name: a, executor: dataform-tag-executor, color: red }\n");
        var configuration = _aef.File(
            "my.json",
            "{\"suppressions\": [{\"code\": \"AEF1051\", \"reason\": \"painted\"}, {\"code\": \"AEF3013\", \"reason\": \"r\"}]}");

        var text = await _aef.RunAsync("validate", file, "--config", configuration);
        var json = await _aef.RunAsync("validate", file, "--config", configuration, "--output", "json");
        var sarif = await _aef.RunAsync("validate", file, "--config", configuration, "--output", "sarif");

        text.Output.ShouldBe("p.yaml: valid definition, 1 level, 1 step (1 suppressed)\nmy.json: valid configuration: 1 warning\n");
        JsonDocument.Parse(json.Output)
            .RootElement.GetProperty("files")[0]
            .GetProperty("diagnostics")[0]
            .GetProperty("suppressed")
            .GetString()
            .ShouldBe("painted");
        var log = JsonDocument.Parse(sarif.Output).RootElement;
        SarifStructure.Check(log);
        log.GetProperty("runs")[0]
            .GetProperty("results")[0]
            .GetProperty("suppressions")[0]
            .GetProperty("justification")
            .GetString()
            .ShouldBe("painted");
    }

    [Fact]
    public async Task A_secret_is_reported_and_never_shown()
    {
        var file = _aef.File(
            "p.yaml",
            "levels:\n- - { job_id: A, job_name: a, executor: dataform-tag-executor, step_properties: { password: hunter2 } }\n");

        foreach (var output in (string[])["text", "json", "sarif"])
        {
            var result = await _aef.RunAsync("validate", file, "--output", output);

            (result.Output + result.Error).ShouldContain("AEF3021");
            (result.Output + result.Error).ShouldNotContain("hunter2");
        }
    }

    [Fact]
    public async Task A_folder_that_is_named_and_not_there_is_an_error()
    {
        var file = _aef.File("p.yaml", CliSamples.Definition);

        (await _aef.RunAsync("validate", file, "--executors", _aef.PathOf("none"))).Error.ShouldContain("error AEF1072");
        (await _aef.RunAsync("validate", file, "--jobs", _aef.PathOf("none"))).Error.ShouldContain("error AEF1074");
        (await _aef.RunAsync("validate", file, "--config", _aef.PathOf("none.json"))).Error.ShouldContain("error AEF1001");
    }
}
