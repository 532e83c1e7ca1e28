namespace Aef.Tests.Cli;

/// <summary>What <c>aef compile</c> refuses, <c>aef validate</c> reports; and no line with a secret is shown.</summary>
public sealed class ValidatedLimitTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_string_of_an_expression_that_cannot_be_split_is_reported()
    {
        var file = _aef.File(
            "p.yaml",
            $"inputs: {{a: {{type: string}}}}\nlevels:\n- - {{job_id: A, job_name: a, executor: dataform-tag-executor, "
                + $"when: '${{inputs.a == \"{new string('x', 450)}\"}}'}}\n");

        foreach (var command in (string[])["validate", "compile"])
        {
            var result = await _aef.RunAsync(command, file);

            result.ExitCode.ShouldBe(1, command);
            result.Error.ShouldContain("AEF4111", customMessage: command);
        }
    }

    [Fact]
    public async Task A_read_of_a_step_in_another_part_is_reported()
    {
        var levels = Enumerable.Range(0, 40).Select(l => "- [" + string.Join(", ", Enumerable.Range(0, 10).Select(i =>
            $"{{job_id: J{l}_{i}, job_name: a-job-with-a-rather-long-name-{l}-{i}, type: sync, executor: dataform-tag-executor, "
                + $"when: '${{inputs.a != \"{l}\"}}'}}")) + "]\n");
        var last = "- - {job_id: Z, job_name: z, executor: dataform-tag-executor, when: '${steps.J0_0.output != null}'}\n";
        var file = _aef.File("p.yaml", $"inputs: {{a: {{type: string}}}}\nlevels:\n{string.Concat(levels)}{last}");

        var result = await _aef.RunAsync("validate", file);

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain("AEF4108");
    }

    /// <summary>With a file of platform parameters, validate reports what compile reports; without one, what it did not check.</summary>
    [Fact]
    public async Task Platform_values_are_checked_with_the_parameters_of_the_configuration()
    {
        var file = _aef.File(
            "p.yaml",
            "levels:\n- - {job_id: A, job_name: a, executor: dataform-tag-executor, when: '${platform.pStage == \"x\"}'}\n");

        var unknown = await _aef.RunAsync("validate", file);
        _aef.File("aef.json", "{\"parameters\": \"parameters.json\"}");
        var noFile = await _aef.RunAsync("validate", file);
        _aef.File("parameters.json", "[{\"ParameterKey\": \"pOther\", \"ParameterValue\": \"x\"}]");
        var missing = await _aef.RunAsync("validate", file);
        var compiled = await _aef.RunAsync("compile", file);

        unknown.ExitCode.ShouldBe(0, unknown.Error);
        unknown.Error.ShouldContain("AEF4129");
        unknown.Error.ShouldContain("platform.pStage");
        noFile.ExitCode.ShouldBe(1, noFile.Error);
        missing.ExitCode.ShouldBe(1, missing.Error);
        missing.Error.ShouldContain("AEF4109");
        missing.Error.ShouldNotContain("AEF4129");
        compiled.Error.ShouldContain("AEF4109");
    }

    [Fact]
    public async Task No_diagnostic_shows_a_line_with_the_value_of_a_secret()
    {
        var file = _aef.File(
            "leak.yaml",
            """
            inputs:
              s: {type: string, secret: true, required: false}
              j: {type: string, secret: true, default: hunter2, patern: x}
              v: {type: string, secret: true, values: [hunter4], default: hunter5}
            schedule:
              - {cron: "0 5 * * 99", inputs: {s: hunter6}}
            levels:
            - - {job_id: A, job_name: a, executor: dataform-tag-executor, whn: x}
            """);

        var result = await _aef.RunAsync("validate", file);

        result.ExitCode.ShouldBe(1);
        (result.Output + result.Error).ShouldNotContain("hunter");
        result.Error.ShouldContain("AEF1051");
        result.Error.ShouldContain("whn: x");
    }
}
