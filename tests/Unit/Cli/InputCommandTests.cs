namespace Aef.Tests.Cli;

/// <summary>Inputs in the commands: files, tables, schemas, completion and measurements.</summary>
public sealed class InputCommandTests : IDisposable
{
    private const string Definition = """
        name: taxi
        inputs:
          taxi: { type: enum, values: [yellow, green, "$(reboot)"], default: yellow, description: The color }
          year: { type: integer }
          region: { values: [eu, us], other: true, required: false }
          key: { secret: true, required: false }
        variables:
          decade: '${inputs.year // 10}'
        levels:
        - - { job_id: A, job_name: a, type: sync, executor: dataform-tag-executor, when: '${inputs.taxi == "green" and variables.decade == 202}' }
        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("in.yaml", "taxi: green\nyear: 2026\n")]
    [InlineData("in.json", "{\"taxi\": \"green\", \"year\": 2026}")]
    public async Task A_file_sets_inputs(string name, string text)
    {
        var result = await _aef.RunAsync("simulate", File(), "--input-file", _aef.File(name, text));

        (result.ExitCode, result.Error.Contains("error", StringComparison.Ordinal)).ShouldBe((0, false), result.Error);
        result.Output.ShouldContain("1 succeeded");
    }

    [Fact]
    public async Task An_option_overrides_the_file_and_the_file_overrides_the_argument()
    {
        var inputs = _aef.File("in.yaml", "taxi: green\nyear: 1999\n");

        (await _aef.RunAsync("simulate", File(), "--args", """{"inputs": {"taxi": "yellow", "year": 2026}}""", "--input-file", inputs))
            .Output.ShouldContain("1 skipped");
        (await _aef.RunAsync("simulate", File(), "--input-file", inputs, "--input", "year=2026")).Output.ShouldContain("1 succeeded");
    }

    [Fact]
    public async Task Values_of_a_file_are_not_converted_and_all_problems_are_shown_with_their_lines()
    {
        var inputs = _aef.File("in.yaml", "taxi: red\nyear: \"2026\"\nkye: secret:x\nkey: hunter2\n");

        var result = await _aef.RunAsync("simulate", File(), "--input-file", inputs);

        result.ExitCode.ShouldBe(1);
        string[] expected =
            [
                "in.yaml:1:7: error AEF6182",
                "in.yaml:2:7: error AEF6182: The input \"year\" must be of type integer; got \"2026\".",
                "in.yaml:3:6: error AEF6182: The input \"kye\" is not an input of the pipeline. Did you mean \"key\"?",
                "in.yaml:4:6: error AEF6182: The input \"key\" must be a reference to a secret",
            ];
        expected.ShouldAllBe(e => result.Error.Contains(e, StringComparison.Ordinal), result.Error);
        result.Error.ShouldNotContain("hunter2");
        result.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[1, 2]", "AEF6185")]
    [InlineData("a: 1\na: 2", "AEF1013")]
    [InlineData("", "AEF1003")]
    public async Task A_file_that_is_not_an_object_of_inputs_is_refused(string text, string code)
    {
        var result = await _aef.RunAsync("simulate", File(), "--input-file", _aef.File("in.yaml", text), "--input", "year=1");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(code);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_inputs_that_is_missing_is_an_error() =>
        (await _aef.RunAsync("simulate", File(), "--input-file", "missing.yaml")).Error.ShouldContain("AEF1001");

    [Fact]
    public async Task Inputs_of_a_pipeline_that_has_none_are_errors()
    {
        var file = _aef.File("none.yaml", "levels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]");

        (await _aef.RunAsync("simulate", file, "--input", "a=1"))
            .Error.ShouldContain("The input \"a\" is not an input of the pipeline. The pipeline has no inputs.");
        (await _aef.RunAsync("simulate", file, "--args", """{"inputs": {"b": 1}}"""))
            .Error.ShouldContain("The input \"b\" is not an input of the pipeline.");
        (await _aef.RunAsync("simulate", file, "--args", """{"inputs": {}}""")).ExitCode.ShouldBe(0);
        (await _aef.RunAsync("show", file, "--inputs")).Output.ShouldBe("The pipeline has no inputs.\n");
    }

    [Fact]
    public async Task Show_lists_the_inputs()
    {
        var table = (await _aef.RunAsync("show", File(), "--inputs")).Output;
        var json = (await _aef.RunAsync("show", File(), "--inputs", "--output", "json")).Output;

        table.ShouldBe("""
            input   type     default   values                    description
            taxi    enum     yellow    yellow, green, $(reboot)  The color
            year    integer  required
            region  string             eu, us, …
            key     secret

            """);
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var inputs = document.RootElement.GetProperty("inputs").EnumerateArray().ToList();
        inputs.Select(i =>
            (i.GetProperty("name").GetString(), i.GetProperty("required").GetBoolean(), i.GetProperty("secret").GetBoolean()))
            .ShouldBe([("taxi", false, false), ("year", true, false), ("region", false, false), ("key", false, true)]);
        inputs[0].GetProperty("values")[1].GetString().ShouldBe("green");
    }

    [Fact]
    public async Task Show_of_inputs_reports_a_wrong_definition()
    {
        var file = _aef.File("wrong.yaml", "inputs: {a: {type: text}}\nlevels: []");

        var result = await _aef.RunAsync("show", file, "--inputs", "--output", "json");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("\"inputs\": null");
        (await _aef.RunAsync("show", File(), "--inputs", "--format", "dot")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Schema_prints_the_schema_of_the_inputs()
    {
        var result = await _aef.RunAsync("schema", "inputs", File());

        result.ExitCode.ShouldBe(0);
        using var schema = System.Text.Json.JsonDocument.Parse(result.Output);
        schema.RootElement.GetProperty("required")[0].GetString().ShouldBe("year");
        (await _aef.RunAsync("schema", "inputs")).ExitCode.ShouldBe(2);
        (await _aef.RunAsync("schema", "inputs", _aef.File("w.yaml", "main: {steps: [{a: {return: 1}}]}"))).ExitCode.ShouldBe(2);
        (await _aef.RunAsync("schema", "inputs", _aef.File("bad.yaml", "levels: 5"))).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_measured_run_has_sample_values_for_required_inputs()
    {
        var result = await _aef.RunAsync("measure", File());

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("with sample values for year");
        result.Output.ShouldContain("duration");
    }

    [Fact]
    public async Task A_measured_run_uses_the_inputs_that_are_set()
    {
        var skipped = Steps((await _aef.RunAsync("measure", File(), "--output", "json")).Output);
        var done = Steps(
            (
                await _aef.RunAsync(
                    "measure",
                    File(),
                    "--output",
                    "json",
                    "--input",
                    "taxi=green",
                    "--input-file",
                    _aef.File("in.yaml", "year: 2026")))
                .Output);

        done.ShouldBeGreaterThan(skipped);
    }

    [Fact]
    public async Task A_measured_run_that_fails_is_an_error()
    {
        var file = _aef.File("fails.yaml", Definition.Replace("inputs.year // 10", "100 / (inputs.year - 1)", StringComparison.Ordinal));

        var result = await _aef.RunAsync("measure", file);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(
            "AEF6184: The run that is measured fails, so its figures are too low: The pipeline failed: variables.decade cannot be "
                + "computed");
        (await _aef.RunAsync("measure", file, "--input", "year=2")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task An_input_without_a_sample_must_be_set_to_measure_a_run()
    {
        var file = _aef.File(
            "pattern.yaml",
            Definition.Replace(
                "year: { type: integer }",
                "year: { type: integer }\n  file: { pattern: '[a-z]+[.]csv' }",
                StringComparison.Ordinal));

        var result = await _aef.RunAsync("measure", file);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("AEF6183: The input \"file\" needs a value: no sample matches its pattern \"[a-z]+[.]csv\".");
        result.Output.ShouldNotContain("duration");
        (await _aef.RunAsync("measure", file, "--input", "file=A"))
            .Error.ShouldContain("AEF6182: The input \"file\" must match the pattern");
        (await _aef.RunAsync("measure", file, "--input", "file=a.csv")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Words_for_completion_are_safe_in_a_shell()
    {
        var words = (await _aef.RunAsync("complete-inputs", File())).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        words.ShouldBe(["taxi=", "taxi=yellow", "taxi=green", "year=", "region=", "region=eu", "region=us", "key="]);
        (await _aef.RunAsync("complete-inputs", "missing.yaml")).ShouldBe(new CliResult(0, string.Empty, string.Empty));
        (await _aef.RunAsync("--help")).Output.ShouldNotContain("complete-inputs");
    }

    [Theory]
    [InlineData("t", "taxi=")]
    [InlineData("taxi =", "yellow green")]
    [InlineData("taxi = gr", "green")]
    public async Task Bash_completes_names_and_values_of_inputs(string typed, string expected)
    {
        var script = _aef.File("aef.bash", (await _aef.RunAsync("completion", "bash")).Output);
        var start = new System.Diagnostics.ProcessStartInfo("bash") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(
            $"source '{script}'; aef() {{ [ \"$1 $2\" = \"complete-inputs {File()}\" ] && printf '%s\\n' taxi= taxi=yellow taxi=green "
                + $"year=; }}; "
            + $"COMP_WORDS=(aef simulate '{File()}' --input {typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _aef; echo "
                + $"\"${{COMPREPLY[*]}}\"");
        using var bash = System.Diagnostics.Process.Start(start)!; // bash exists where the test runs
        (await bash.StandardOutput.ReadToEndAsync()).Trim().ShouldBe(expected);
    }

    private static long Steps(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.GetProperty("steps").GetProperty("run").GetInt64();
    }

    private string File() => _aef.File("p.yaml", Definition);
}
