using Aef.Tests.Cli;

namespace Aef.Tests.Airflow;

/// <summary>A mistake in the section <c>airflow</c> of an entry is an error in the entry, where it is.</summary>
public sealed class AirflowEntryTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("args: { task_id: x }", "9:11: error AEF4232")]
    [InlineData("args: { trigger_rule: all_done, doc_md: x, retries: 9 }", "9:11: error AEF4232", "9:35: error AEF4232",
        "9:46: error AEF4232")]
    [InlineData("args: { class: x }", "9:11: error AEF4201")]
    [InlineData("args: { a-b: x }", "9:11: error AEF4201")]
    [InlineData("args: { x: 1 }\n  timeout: x", "10:12: error AEF4232")]
    [InlineData("args: { x: 1 }\n  timeout: task_id", "10:12: error AEF4232")]
    [InlineData("args: { x: 1 }\n  poll: lambda", "10:9: error AEF4201")]
    [InlineData("args: { x: 1 }\n  timeout: t\n  poll: t", "11:9: error AEF4232")]
    [InlineData("args: { table: 1 }\n  templated: [tabel]", "10:15: warning AEF4233", "Did you mean \"table\"?")]
    [InlineData("args: { table: 1 }\n  required: [tabel]", "10:14: warning AEF4233", "The list required names \"tabel\"")]
    [InlineData("args: { a: 1 }\n  result: { operator: f, args: { x: \"${answr}\" } }", "10:37: error AEF4202")]
    [InlineData("args: { a: \"${answer}\" }", "9:14: error AEF4202")]
    [InlineData("args: { a: 1 }\n  result: { operator: 7-x, args: { b-c: 1 } }", "10:23: error AEF4201", "10:36: error AEF4201")]
    [InlineData("args: { a: 1 }\n  result: { operator: f, args: { x: \"${answer}\", y: \"${parameters.x}\" } }")]
    [InlineData("args: { day: \"${run.start_date}\" }", "9:16: error AEF4234")]
    [InlineData("args: { day: \"a-${attempt.id}\" }\n  templated: [day]")]
    [InlineData("args: { x: \"${step.label}-${parameters.x}-${run.workflow_name}\" }")]
    [InlineData("args: { x: \"${parameters.x\" }", "9:14: error AEF4202", "The closing brace } is missing.")]
    [InlineData("args: { x: \"${parameters.xy}\" }", "9:14: error AEF4202", "Did you mean \"parameters.x\"?")]
    public async Task Mistakes_are_located(string keys, params string[] expected)
    {
        var entry = _aef.File(
            "own.yaml",
            "name: own\ndescription: d\nparameters:\n  x: { type: string, required: true }\n  y: { type: list }\n"
            + "airflow:\n- operator: Own\n  module: my_company.own\n  " + keys + "\n");

        var result = await _aef.RunAsync("validate", entry);

        result.ExitCode.ShouldBe(expected.Any(e => e.Contains("error")) ? 1 : 0, result.Error);
        expected.ShouldAllBe(e => result.Error.Contains(e), result.Error);
        result.Error.Split("own.yaml:").Skip(1).Count(l => char.IsAsciiDigit(l[0]))
            .ShouldBe(expected.Count(e => e.Contains(": ")), result.Error);
    }

    [Fact]
    public async Task A_function_of_the_output_must_be_one_of_the_library()
    {
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File(
            "executors/f.yaml",
            "name: f\njob_file: optional\nairflow:\n- { operator: Own, module: m, result: { operator: no_such_function } }\n");
        var definition = _aef.File("p.yaml", "engine: composer\nlevels:\n- [{ job_id: J, job_name: j, executor: f }]\n");

        var result = await _aef.RunAsync("compile", definition, "-o", _aef.PathOf("p.py"));

        result.Error.ShouldContain("p.yaml:3:40: error AEF4203");
        result.Error.ShouldContain("\"no_such_function\", and Aef has no function of this name");
        File.Exists(_aef.PathOf("p.py")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_parameter_that_only_the_output_uses_has_an_effect()
    {
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File(
            "executors/g.yaml",
            "name: g\njob_file: optional\nparameters: { size: {}, place: {}, other: {} }\nairflow:\n"
                + "- { operator: Own, module: m, args: { size: \"${parameters.size}\" },\n"
                + "    result: { operator: query_output, args: { job_id: \"${answer}\", location: \"${parameters.place}\" } } }\n");
        var definition = _aef.File(
            "p.yaml",
            "engine: composer\nlevels:\n- [{ job_id: J, job_name: j, executor: g, with: { size: s, place: EU, other: o } }]\n");

        var result = await _aef.RunAsync("compile", definition, "-o", _aef.PathOf("p.py"));

        result.Error.ShouldContain("warning AEF4213: The key \"other\" has no effect");
        result.Error.Split("AEF4213").Length.ShouldBe(2, result.Error);
    }

    [Fact]
    public async Task A_missing_module_is_one_problem_and_a_function_has_its_own_arguments()
    {
        var missing = _aef.File("m.yaml", "name: m\nairflow:\n- { operator: Own, module: {} }\n");
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File(
            "executors/f.yaml",
            "name: f\njob_file: optional\nairflow:\n- { operator: read_dataform_query, args: { retries: \"${run.id}\" }, timeout: t }\n");
        var definition = _aef.File("p.yaml", "engine: composer\nlevels:\n- [{ job_id: J, job_name: j, executor: f }]\n");

        var one = await _aef.RunAsync("validate", missing);
        var other = await _aef.RunAsync("validate", definition);

        one.Error.Split(": error ").Length.ShouldBe(2, one.Error);
        other.Error.ShouldContain("p.yaml:3:40: error AEF4203");
        other.Error.ShouldContain("\"t\", which \"read_dataform_query\" does not have");
        other.Error.Split(": error ").Length.ShouldBe(2, other.Error);
    }
}
