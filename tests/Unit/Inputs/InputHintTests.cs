using Aef.Runs.Local;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Inputs;

/// <summary>Declarations that cannot work as expected, inputs and variables in vain, and the hints for values of runs.</summary>
public sealed class InputHintTests
{
    [Theory]
    [InlineData(
        "{default: x, required: true}",
        "AEF3050",
        "The input \"i\" is required and has a default; runs that do not set it use the default.")]
    [InlineData("{default: null, required: true}", "", "")]
    [InlineData("{default: x, required: false}", "", "")]
    [InlineData("{values: []}", "AEF3028", "The input \"i\" has an empty list of values.")]
    [InlineData("{type: enum, values: []}", "AEF3028", "The input \"i\" has an empty list of values.")]
    [InlineData("{type: enum}", "AEF3028", "The input \"i\" is an enum without values.")]
    [InlineData("{values: [a, b, a]}", "AEF3050", "The input \"i\" has the value \"a\" more than once.")]
    [InlineData("{type: integer, values: [1, 2, 2]}", "AEF3050", "The input \"i\" has the value 2 more than once.")]
    [InlineData("{type: list, values: [[1], [1]]}", "AEF3050", "The input \"i\" has the value [1] more than once.")]
    [InlineData("{values: [a, A]}", "", "")]
    public void Declarations(string declaration, string code, string message)
    {
        var diagnostics = Definitions.Check(
            $"inputs:\n  i: {declaration}\nlevels:\n"
                + $"- [{{job_id: A, job_name: a, executor: dataform-tag-executor, when: '${{inputs.i != null}}'}}]")
            .Diagnostics;

        string.Join('\n', diagnostics.Select(d => $"{d.Code} {d.Message}")).ShouldBe(code.Length == 0 ? string.Empty : $"{code} {message}");
        diagnostics.ShouldAllBe(d => d.Location.Start.Line == 2);
    }

    [Fact]
    public void Names_that_differ_only_in_case() =>
        Definitions.Check(
            "inputs:\n  a: {}\n  A: {}\nlevels:\n"
                + "- [{job_id: A, job_name: a, executor: dataform-tag-executor, when: '${inputs.a == inputs.A}'}]")
            .Diagnostics
            .Select(d => $"{d.Location.Start.Line}:{d.Location.Start.Column} {d.Message}")
            .ShouldBe(["3:6 The input \"A\" differs from the input \"a\" only in case."]);

    [Theory]
    [InlineData("when: '${variables.b == inputs.x}'", "")]
    [InlineData("when: '${variables.a == inputs.x}'", "AEF3048 b")]
    [InlineData("when: '${variables.b == 1}'", "AEF3049 x")]
    [InlineData("type: sync", "AEF3049 x, AEF3048 b")]
    [InlineData("when: '${len(inputs) == 1}'", "AEF3048 b")]
    [InlineData("when: '${variables.nope == 1}'", "")]
    public void Inputs_and_variables_in_vain(string key, string expected) =>
        string.Join(
            ", ",
            Definitions.Check(
                $"inputs: {{x: {{}}, y: {{}}}}\nvariables: {{a: '${{inputs.y}}', b: '${{variables.a}}'}}\nlevels:\n"
                    + $"- [{{job_id: A, job_name: a, executor: dataform-tag-executor, {key}}}]").Diagnostics
                .Where(d => d.Code is "AEF3048" or "AEF3049")
                .Select(d => $"{d.Code} {d.Message.Split('"')[1]}"))
            .ShouldBe(expected);

    [Fact]
    public void Every_kind_of_expression_uses_what_it_reads()
    {
        var names = new[] { "level", "thread", "list", "step", "with", "section" };
        var inputs = string.Join(", ", names.Select(n => $"{n}: {{}}"));

        Definitions.Check($$$"""
            inputs: { {{{inputs}}} }
            levels:
            - when: '${inputs.level == "x"}'
              threads:
              - when: '${inputs.thread == "x"}'
                for_each: ['${inputs.list}']
                steps: [{job_id: A, job_name: a, executor: dataform-tag-executor, when: '${inputs.step == "x"}', with: {a: ['${inputs.with}']}}]
            finally: [{job_id: F, job_name: f, executor: dataform-tag-executor, when: '${inputs.section == "x"}'}]
            """).Diagnostics.ShouldNotContain(d => d.Code == "AEF3049");
    }

    [Fact]
    public void The_workflow_of_a_workflows_step_may_use_any_input() =>
        Definitions.Check("inputs: {x: {}}\nlevels:\n- [{job_id: A, job_name: a, workflows_name: other}]").Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData(
        "{type: integer}",
        "\"99999999999999999999\"",
        "must be of type integer; got \"99999999999999999999\". It is outside the range of 64-bit integers.")]
    [InlineData(
        "{type: number}",
        "\"1e400\"",
        "must be of type number; got \"1e400\". It is outside the range of double-precision numbers.")]
    [InlineData("{type: integer}", "\"5x\"", "must be of type integer; got \"5x\".")]
    [InlineData("{type: number}", "\"1e4\"", "must be of type number; got \"1e4\". Write the number without quotes.")]
    [InlineData("{type: integer}", "\"5\"", "must be of type integer; got \"5\". Write the number without quotes.")]
    [InlineData("{type: integer, required: false}", "\"\"", "must be of type integer; got \"\". Omit it to run without a value.")]
    [InlineData("{type: integer, default: 5}", "\"\"", "must be of type integer; got \"\". Omit it to use the default.")]
    [InlineData("{type: date, required: false}", "\"\"", "must be a date such as 2026-01-31; got \"\". Omit it to run without a value.")]
    [InlineData("{type: integer}", "\"\"", "must be of type integer; got \"\".")]
    public void Hints_for_values_of_runs(string declaration, string value, string problem)
    {
        var pipeline = Definitions.Pipeline($"inputs:\n  i: {declaration}\nlevels: [[{{job_id: A, job_name: a, executor: x}}]]");
        WorkflowValue.TryFromJson(System.Text.Encoding.UTF8.GetBytes($"{{\"inputs\": {{\"i\": {value}}}}}"), out var argument, out _)
            .ShouldBeTrue();

        var diagnostic = InputValueProblems.Check(pipeline, argument).ShouldHaveSingleItem();

        diagnostic.Message.ShouldBe($"The input \"i\" {problem}");
        diagnostic.Related.ShouldHaveSingleItem().Location.Start.Line.ShouldBe(2);
    }

    [Fact]
    public void Kinds_that_are_never_retried_are_known()
    {
        var diagnostics = Definitions.Check(
            "levels:\n- [{job_id: A, job_name: a, executor: dataform-tag-executor, "
                + "retry: {on: [ExpressionError, OutputTooLarge, JobFailed, Nope]}}]").Diagnostics;

        diagnostics.Select(d => $"{d.Location.Start.Column} {d.Code}").ShouldBe(["75 AEF3051", "92 AEF3051", "119 AEF4101"]);
        diagnostics[0].Message.ShouldStartWith("Failures of the kind ExpressionError are never retried: ");
    }
}
