using System.Text.Json;

namespace Aef.Tests.Cli;

public sealed class DiffCommandTests : IDisposable
{
    private readonly CliSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Equal_definitions_print_nothing_and_exit_with_0()
    {
        var result = await _session.RunAsync(
            "diff",
            _session.File("a.yaml", CliSamples.Definition),
            _session.File("b.yaml", CliSamples.Definition));

        (result.ExitCode, result.Output, result.Error).ShouldBe((0, string.Empty, string.Empty));
    }

    [Theory]
    [InlineData("12345678901234567890", "12345678901234567891", "12345678901234567890 → 12345678901234567891")]
    [InlineData("9007199254740993", "9007199254740992.0", "9007199254740993 → 9007199254740992.0")]
    [InlineData("0.1000000000000000055511151231257827", "0.1", "0.1000000000000000055511151231257827 → 0.1")]
    public async Task Numbers_differ_in_digits_that_a_double_does_not_have(string old, string now, string shown)
    {
        var definition = $"levels: [[{{ job_id: A, job_name: a, executor: dataform-tag-executor, step_properties: {{ n: {old} }} }}]]\n";

        var result = await _session.RunAsync(
            "diff",
            _session.File("a.yaml", definition),
            _session.File("b.yaml", definition.Replace(old, now, StringComparison.Ordinal)));

        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain(shown);
    }

    [Fact]
    public async Task Differences_are_under_their_level_and_exit_with_1()
    {
        var result = await Diff();

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBe("""
            level 1
              ~ C load_c wait_time_seconds: 30 → 45
            level 2
              + E load_e added in thread 3
            1 added, 1 changed

            """, StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public async Task Json_holds_values_as_they_are_and_lines()
    {
        using var json = JsonDocument.Parse((await Diff("--output", "json")).Output);

        json.RootElement.GetProperty("equal").GetBoolean().ShouldBeFalse();
        var change = json.RootElement.GetProperty("changes")[0];
        change.GetProperty("kind").GetString().ShouldBe("changed");
        change.GetProperty("new").GetInt32().ShouldBe(45);
        change.GetProperty("new_line").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task What_is_not_a_definition_is_not_compared()
    {
        var result = await _session.RunAsync(
            "diff",
            _session.File("a.yaml", CliSamples.Definition),
            _session.File("w.yaml", CliSamples.Workflow));

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("w.yaml: not compared: 1 error");
    }

    [Fact]
    public async Task Standard_input_can_be_one_of_the_two()
    {
        _session.Input = CliSamples.Definition;

        (await _session.RunAsync("diff", "-", _session.File("b.yaml", CliSamples.Definition))).ExitCode.ShouldBe(0);
        (await _session.RunAsync("diff", "-", "-")).ExitCode.ShouldBe(2);
    }

    private Task<CliResult> Diff(params string[] options)
    {
        var changed = CliSamples.Definition.Replace(
            "job_name: load_c, type: async, executor: dataflow-flextemplate-job-executor, wait_time_seconds: 30",
            "job_name: load_c, type: async, executor: dataflow-flextemplate-job-executor, wait_time_seconds: 45",
            StringComparison.Ordinal)
            + "\n          - { job_id: E, job_name: load_e, executor: dataform-tag-executor }\n";
        return _session.RunAsync(["diff", _session.File("a.yaml", CliSamples.Definition), _session.File("b.yaml", changed), .. options]);
    }
}
