using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Conditions;

/// <summary>
/// "An expression that fails fails the step (kind ExpressionError, with name and value)": the failure of a local run names the key, the
/// location and the text of the expression, and what it has read.
/// </summary>
public sealed class ExpressionFailureTests
{
    private const string Job = "type: sync, executor: dataform-tag-executor";
    private const string With = Feeds.Sync;

    private const string Inputs = """
        name: p
        inputs:
          n: {type: integer, default: 0}
          m: {type: map, default: {a: 1}}
          s: {type: string, secret: true, required: false}
        variables: {v: "${inputs.m}"}

        """;

    [Theory]
    [InlineData("when: '${1 // inputs.n == 1}'", "when of step \"A\"", "${1 // inputs.n == 1}", "inputs.n is 0", "n")]
    [InlineData("when: '${variables.v.zz == 1}'", "when of step \"A\"", "${variables.v.zz == 1}", "variables.v is {\"a\":1}", "m")]
    [InlineData("when: '${variables.v.a}'", "when of step \"A\"", "${variables.v.a}", "variables.v.a is 1", "m")]
    [InlineData(
        "when: '${int(run.start_date) == 1}'",
        "when of step \"A\"",
        "${int(run.start_date) == 1}",
        "run.start_date is \"2025-12-31\"",
        "")]
    [InlineData("when: '${int(platform.K) == 1}'", "when of step \"A\"", "${int(platform.K) == 1}", "platform.K is \"word\"", "")]
    public void A_step(string key, string subject, string text, string read, string inputs)
    {
        var run = Run(Inputs + $"levels:\n- [{{job_id: A, job_name: a, {Job}, {key}}}]");

        Check(run.Failures.ShouldHaveSingleItem(), "A", subject, text, read, inputs);
        run.InputsOfFailures.ShouldBe(inputs.Length == 0 ? [] : [inputs]);
    }

    [Fact]
    public void The_parameters_of_a_step_name_the_one_expression_that_fails()
    {
        var run = Run(
            Inputs + $$$"""
            levels:
            - - {job_id: Q, job_name: q, {{{Job}}}}
              - {job_id: A, job_name: a, {{{With}}}, with: {a: "${inputs.n}", b: {c: ["x ${inputs.n}", "${len(steps.Q.output.rows) + inputs.n}"]} } }
            """,
            Output("Q", """{"rows": 5}"""));

        Check(
            run.Failures.ShouldHaveSingleItem(),
            "A",
            "with of step \"A\"",
            "${len(steps.Q.output.rows) + inputs.n}",
            "steps.Q.output.rows is 5; inputs.n is 0",
            "n");
    }

    [Fact]
    public void A_value_that_cannot_be_part_of_a_string_is_named()
    {
        var run = Run(
            Inputs + $$$"""
            levels:
            - - {job_id: Q, job_name: q, {{{Job}}}}
              - {job_id: A, job_name: a, {{{With}}}, with: {a: "${inputs.n} ${steps.Q.output}"}}
            """,
            Output("Q", "[1]"));

        Check(run.Failures.ShouldHaveSingleItem(), "A", "with of step \"A\"", "${steps.Q.output}", "steps.Q.output is [1]", "");
    }

    [Fact]
    public void A_thread()
    {
        var run = Run(
            Inputs + $"levels:\n- threads:\n  - thread_id: T\n    when: '${{1 % inputs.n == 1}}'\n"
                + $"    steps: [{{job_id: A, job_name: a, {Job}}}]\n  - [{{job_id: B, job_name: b, {Job}}}]");

        Check(run.Failures.ShouldHaveSingleItem(), "A", "when of thread \"T\"", "${1 % inputs.n == 1}", "inputs.n is 0", "n");
    }

    [Fact]
    public void A_level_fails_the_first_step_of_each_thread_with_the_same_expression()
    {
        var run = Run(
            Inputs + $"levels:\n- level_id: L\n  when: '${{1 % inputs.n == 1}}'\n  threads:\n  - [{{job_id: A, job_name: a, {Job}}}]\n"
                + $"  - [{{job_id: B, job_name: b, {Job}}}]");

        run.Failures.Select(f => f.JobId).ShouldBe(["A", "B"]);
        foreach (var failure in run.Failures)
        {
            Check(failure, failure.JobId, "when of level \"L\"", "${1 % inputs.n == 1}", "inputs.n is 0", "n");
        }
    }

    [Theory]
    [InlineData("${inputs.m.a}", "TypeError: for_each must be a list; got integer", "inputs.m.a is 1")]
    [InlineData("${keys(inputs.m.a)}", null, "inputs.m.a is 1")]
    [InlineData("${list.concat([1, 2, 3], inputs.m.a)}", "ValueError: for_each has 4 items, but max_items is 2", "inputs.m.a is 1")]
    public void The_list_of_a_thread(string list, string? cause, string read)
    {
        var run = Run(
            Inputs + $"levels:\n- threads:\n  - thread_id: T\n    max_items: 2\n    for_each: '{list}'\n"
                + $"    steps: [{{job_id: A, job_name: a, {Job}}}]");

        var failure = run.Failures.ShouldHaveSingleItem();
        Check(failure, "A", "for_each of thread \"T\"", list, read, "m");
        failure.Answer.ShouldBe(cause ?? failure.Answer);
    }

    [Fact]
    public void An_item_of_a_thread()
    {
        var run = Run(
            Inputs + $"levels:\n- threads:\n  - for_each: [{{a: 1}}, 2]\n    max_items: 2\n"
                + $"    steps: [{{job_id: A, job_name: a, {Job}, when: '${{item.a == index + 1}}'}}]");

        Check(run.Failures.ShouldHaveSingleItem(), "A[1]", "when of step \"A[1]\"", "${item.a == index + 1}", "item is 2; index is 1", "");
    }

    [Fact]
    public void A_variable_is_a_failure_of_the_run_with_its_name()
    {
        var run = Run(
            $"name: p\ninputs: {{n: {{type: integer, default: 0}}}}\nvariables:\n  a: 1\n  b: 'x ${{variables.a // inputs.n}}'\nlevels:\n"
                + $"- [{{job_id: A, job_name: a, {Job}, when: '${{variables.b == \"x\"}}'}}]");

        run.State.ShouldBe(RunState.Failed);
        Check(
            run.Failures.ShouldHaveSingleItem(),
            "variables.b",
            "variables.b",
            "${variables.a // inputs.n}",
            "variables.a is 1; inputs.n is 0",
            "n");
    }

    [Fact]
    public void A_step_of_a_section_and_the_outcome_that_it_reads()
    {
        var run = Run(
            Inputs + $"levels:\n- [{{job_id: A, job_name: a, {Job}}}]\nfinally:\n"
                + $"- {{job_id: F, job_name: f, {Job}, when: '${{len(run.failed[0]) == inputs.n}}'}}");

        Check(
            run.Failures.ShouldHaveSingleItem(),
            "F",
            "when of step \"F\"",
            "${len(run.failed[0]) == inputs.n}",
            "run.failed is []; inputs.n is 0",
            "n");
    }

    [Fact]
    public void A_condition_that_is_not_true_or_false_fails_in_the_words_of_the_definition()
    {
        var run = Run(Inputs + $"levels:\n- [{{job_id: A, job_name: a, {Job}, when: '${{variables.v.a}}'}}]");

        run.Failures.ShouldHaveSingleItem().Answer.ShouldBe("TypeError: a condition must be true or false; got integer");
    }

    [Fact]
    public void Long_texts_and_values_are_cut_to_100_characters()
    {
        var text = new string('x', 300);

        var run = Run(
            $"name: p\ninputs: {{t: {{type: string, default: {text}}}}}\nlevels:\n"
                + $"- [{{job_id: A, job_name: a, {Job}, when: '${{int(inputs.t + \"{text}\") == 1}}'}}]");

        var expression = run.Failures.ShouldHaveSingleItem().Expression.ShouldNotBeNull();
        expression.Text.ShouldNotBeNull().Length.ShouldBe(101);
        expression.Reads.ShouldHaveSingleItem().Value.ShouldNotBeNull().Length.ShouldBe(101);
    }

    [Fact]
    public void Only_the_first_attempt_of_nothing_has_been_made()
    {
        var run = Run(
            Inputs + $"levels:\n- [{{job_id: A, job_name: a, {Job}, when: '${{1 // inputs.n == 1}}', retry: {{max_attempts: 3}}}}]");

        run.Failures.ShouldHaveSingleItem().Attempt.ShouldBe(0);
        run.Events.ShouldNotContain(e => e.Kind == RunEventKind.AttemptStarted);
        run.Events.Single(e => e.Kind == RunEventKind.StepFailed).Message
            .ShouldBe("ExpressionError: when of step \"A\" cannot be evaluated: ZeroDivisionError: division by zero");
    }

    [Fact]
    public void The_failure_of_a_job_has_no_expression()
    {
        var run = Run(
            Inputs + $"levels:\n- [{{job_id: A, job_name: a, {Job}, when: '${{inputs.n == 0}}'}}]",
            Script("A", new SimulatedJob { Ends = SimulatedEnd.Failed }));

        run.Failures.ShouldHaveSingleItem().Expression.ShouldBeNull();
        run.InputsOfFailures.ShouldBeEmpty();
    }

    private static void Check(
        StepFailure failure,
        string jobId,
        string subject,
        string text,
        string reads,
        string inputs)
    {
        var expression = failure.Expression.ShouldNotBeNull();
        (failure.JobId, failure.Kind, failure.Message).ShouldBe((jobId, "ExpressionError", $"{subject} cannot be evaluated"));
        (expression.ToString(), expression.Text).ShouldBe((subject, text));
        string.Join("; ", expression.Reads).ShouldBe(reads);
        string.Join("; ", expression.RelatedInputs).ShouldBe(inputs);
        var definition = expression.GetLocation().Source.ShouldNotBeNull().Text;
        expression.GetLocation().Span.Start.ShouldBe(definition.IndexOf(text, StringComparison.Ordinal));
    }

    private static SimulationScript Output(string jobId, string json) =>
        Script(
            jobId,
            new SimulatedJob { Output = WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(json), out var value, out _) ? value : default });

    private static SimulationScript Script(string jobId, SimulatedJob job) =>
        new(SimulatedJob.Default, new Dictionary<string, EquatableList<SimulatedJob>> { [jobId] = [job] });

    private static Run Run(string definition, SimulationScript? script = null)
    {
        var parameters = new PlatformParameters([new PlatformParameter("K", "word")]);
        var artifact = CloudWorkflowsTarget.Compile(Feeds.Bound(definition), parameters, SourceFormat.Json);
        return LocalRunner.Run(new LocalRunRequest(artifact) { Parameters = parameters, Script = script ?? SimulationScript.Empty });
    }
}
