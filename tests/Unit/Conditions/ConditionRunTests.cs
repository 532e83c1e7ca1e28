using System.Text.Json;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Conditions;

/// <summary>Conditions, inputs, variables and what expressions read of steps, in runs of the compiled workflow.</summary>
public sealed class ConditionRunTests
{
    private const string Job = "type: sync, executor: dataform-tag-executor";

    [Theory]
    [InlineData("yellow", "A B")]
    [InlineData("green", "A -B")]
    public void A_step_runs_only_when_its_condition_is_true(string taxi, string story) =>
        Story(
            Run(
                Steps($"{{job_id: A, job_name: a, {Job}}}", $"{{job_id: B, job_name: b, {Job}, when: '${{inputs.taxi == \"yellow\"}}'}}"),
                Taxi(taxi)))
            .ShouldBe(story);

    [Theory]
    [InlineData("yellow", "A B C D")]
    [InlineData("green", "-A -B C D")]
    public void A_thread_runs_only_when_its_condition_is_true(string taxi, string story) =>
        Story(Run(
            Inputs + $"levels:\n- threads:\n  - when: '${{inputs.taxi == \"yellow\"}}'\n    steps: [{{job_id: A, job_name: a, {Job}}}, {{job_id: B, job_name: b, {Job}}}]\n  - [{{job_id: C, job_name: c, {Job}}}]\n- [{{job_id: D, job_name: d, {Job}}}]",
            Taxi(taxi))).ShouldBe(story);

    [Theory]
    [InlineData("yellow", 1, "A1 B")]
    [InlineData("green", 1, "-A1 B")]
    [InlineData("yellow", 3, "A1 A2 A3 B")]
    [InlineData("green", 3, "-A1 -A2 -A3 B")]
    [InlineData("green", 12, "-A1 -A2 -A3 -A4 -A5 -A6 -A7 -A8 -A9 -A10 -A11 -A12 B")]
    [InlineData("yellow", 12, "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 B")]
    public void A_level_runs_only_when_its_condition_is_true(string taxi, int threads, string story)
    {
        var level = string.Concat(Enumerable.Range(1, threads).Select(i => $"  - [{{job_id: A{i}, job_name: a, {Job}}}]\n"));

        Story(
            Run(
                Inputs + $"levels:\n- when: '${{inputs.taxi == \"yellow\"}}'\n  threads:\n{level}- [{{job_id: B, job_name: b, {Job}}}]",
                Taxi(taxi)))
            .ShouldBe(story);
    }

    [Fact]
    public void Steps_of_a_wide_level_have_conditions_of_their_own()
    {
        var level = string.Concat(
            Enumerable.Range(0, 60).Select(i => $"  - [{{job_id: A{i}, job_name: a, {Job}, when: '${{variables.n > {i}}}'}}]\n"));

        var run = Run(Inputs + $"variables: {{n: 55}}\nlevels:\n- threads:\n{level}", """{"inputs": {"taxi": "yellow"}}""");

        run.State.ShouldBe(RunState.Succeeded);
        run.Events.Where(e => e.Kind == RunEventKind.StepSkipped)
            .Select(e => e.JobId)
            .ShouldBe(["A55", "A56", "A57", "A58", "A59"], ignoreOrder: true);
        run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(55);
    }

    [Fact]
    public void A_job_that_fails_before_the_first_condition_of_its_thread_is_the_failure_of_the_run()
    {
        var run = Run(
            Steps($"{{job_id: A, job_name: a, {Job}}}", $"{{job_id: B, job_name: b, {Job}, when: '${{inputs.taxi == \"green\"}}'}}"),
            """{"inputs": {"taxi": "green"}}""",
            Pipelines.Script(("A", new SimulatedJob { Ends = SimulatedEnd.Failed })));

        (run.Failures.ShouldHaveSingleItem().JobId, run.Failures[0].Kind).ShouldBe(("A", "JobFailed"));
    }

    [Fact]
    public void The_reason_of_a_skip_is_its_condition()
    {
        var run = Run(Steps($"{{job_id: A, job_name: a, {Job}, when: 'false'}}"), """{"inputs": {"taxi": "green"}}""");

        run.Events.Single(e => e.Kind == RunEventKind.StepSkipped).Message.ShouldBe("when is false");
    }

    [Fact]
    public void A_condition_reads_the_status_of_earlier_steps()
    {
        var run = Run(
            Steps(
                $"{{job_id: A, job_name: a, {Job}, continue_if_fail: true}}",
                $"{{job_id: B, job_name: b, {Job}, when: '${{steps.A.status == \"failed\"}}'}}",
                $"{{job_id: C, job_name: c, {Job}, when: '${{steps.A.status == \"succeeded\"}}'}}",
                $"{{job_id: D, job_name: d, {Job}, when: '${{steps.C.status == \"skipped\" and steps.B.status == \"succeeded\"}}'}}"),
            """{"inputs": {"taxi": "green"}}""",
            Pipelines.Script(("A", new SimulatedJob { Ends = SimulatedEnd.Failed })));

        Story(run).ShouldBe("!A B -C D");
    }

    [Fact]
    public void A_step_that_an_earlier_run_has_done_ignores_its_condition_and_has_succeeded()
    {
        var run = Run(
            Steps(
                $"{{job_id: A, job_name: a, {Job}, when: 'false'}}",
                $"{{job_id: B, job_name: b, {Job}, when: '${{steps.A.status == \"succeeded\"}}'}}"),
            """{"inputs": {"taxi": "green"}, "resume": {"done": ["A"]}}""");

        run.Events.Where(e => e.Kind == RunEventKind.StepSkipped)
            .Select(e => (e.JobId, e.Message))
            .ShouldBe([("A", "done before this run")]);
        run.Events.ShouldContain(e => e.Kind == RunEventKind.StepSucceeded && e.JobId == "B");
    }

    [Fact]
    public void A_step_that_its_condition_skips_does_not_take_its_next()
    {
        var steps = Steps(
            $"{{job_id: A, job_name: a, {Job}, when: '${{inputs.taxi == \"yellow\"}}', next: C}}",
            $"{{job_id: B, job_name: b, {Job}}}",
            $"{{job_id: C, job_name: c, {Job}}}");

        Story(Run(steps, """{"inputs": {"taxi": "yellow"}}""")).ShouldBe("A -B C");
        Story(Run(steps, """{"inputs": {"taxi": "green"}}""")).ShouldBe("-A B C");
    }

    [Fact]
    public void A_condition_can_end_a_loop()
    {
        var run = Run(
            Steps(
                $"{{job_id: A, job_name: a, {Job}}}",
                $"{{job_id: B, job_name: b, {Job}, next: A, when: '${{steps.A.status == \"failed\"}}'}}"),
            """{"inputs": {"taxi": "green"}}""");

        Story(run).ShouldBe("A -B");
    }

    [Fact]
    public void An_expression_that_fails_fails_its_step_and_names_it()
    {
        var run = Run(
            Steps(
                $"{{job_id: A, job_name: a, {Job}}}",
                $"{{job_id: B, job_name: b, {Job}, when: '${{variables.m.missing == 1}}'}}",
                $"{{job_id: C, job_name: c, {Job}}}")
                .Replace("levels:", "variables: {m: {a: 1}}\nlevels:", StringComparison.Ordinal),
            """{"inputs": {"taxi": "green"}}""");

        run.State.ShouldBe(RunState.Failed);
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.JobId, failure.Kind, failure.Attempt).ShouldBe(("B", "ExpressionError", 0));
        failure.Answer.ShouldNotBeNull().ShouldContain("missing");
        run.Events.ShouldContain(e => e.Kind == RunEventKind.StepFailed && e.JobId == "B");
        run.Events.ShouldNotContain(e => e.JobId == "C");
    }

    [Fact]
    public void A_failing_expression_of_a_step_that_may_fail_lets_the_thread_continue()
    {
        var run = Run(
            Steps(
                $"{{job_id: B, job_name: b, {Job}, continue_if_fail: true, next: D, when: '${{variables.m.missing == 1}}'}}",
                $"{{job_id: C, job_name: c, {Job}}}",
                $"{{job_id: D, job_name: d, {Job}, when: '${{steps.B.status == \"failed\"}}'}}")
                .Replace("levels:", "variables: {m: {a: 1}}\nlevels:", StringComparison.Ordinal),
            """{"inputs": {"taxi": "green"}}""");

        Story(run).ShouldBe("!B -C D");
        run.State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void A_failing_condition_of_a_level_fails_the_first_step_of_each_thread()
    {
        var run = Run(
            Inputs + $"variables: {{m: {{}}}}\nlevels:\n- when: '${{variables.m.x}}'\n  threads:\n  - [{{job_id: A, job_name: a, {Job}}}, {{job_id: B, job_name: b, {Job}}}]\n  - [{{job_id: C, job_name: c, {Job}}}]\n- [{{job_id: D, job_name: d, {Job}}}]",
            """{"inputs": {"taxi": "green"}}""");

        Story(run).ShouldBe("!A !C");
        run.State.ShouldBe(RunState.Failed);
        run.Failures.Select(f => (f.JobId, f.Kind)).ShouldBe([("A", "ExpressionError"), ("C", "ExpressionError")]);
    }

    [Fact]
    public void Variables_are_computed_in_order_and_text_around_expressions_is_concatenated()
    {
        var run = Run(
            Inputs.Replace("}}", "}, year: {type: integer}}", StringComparison.Ordinal)
            + "variables:\n  file: 'taxi_${inputs.taxi}_${inputs.year}.csv'\n  twice: '${variables.file}${inputs.year}${inputs.year}'\n  literal: 'a $${b} c'\n  list: ['${inputs.year + 1}', x]\n"
            + $"levels:\n- [{{job_id: A, job_name: a, {Job}, when: '${{variables.twice == \"taxi_yellow_2019.csv20192019\" and variables.list[0] == 2020 and variables.literal == \"a $\" + \"{{b}} c\"}}'}}]",
            """{"inputs": {"taxi": "yellow", "year": 2019}}""");

        Story(run).ShouldBe("A");
    }

    [Theory]
    [InlineData("${sys.get_env(\"HOME\")}")]
    [InlineData("${")]
    [InlineData("a b")]
    [InlineData("it's \\ \u00fc")]
    public void A_name_of_an_input_or_a_variable_is_never_an_expression(string name)
    {
        var key = JsonSerializer.Serialize(name);

        var run = Run(
            $"inputs: {{{key}: {{type: string}}}}\nvariables: {{{key}: 5}}\nlevels:\n- [{{job_id: A, job_name: a, {Job}}}]",
            $"{{\"inputs\": {{{key}: \"x\"}}}}");

        Story(run).ShouldBe("A");
        Error(Run($"inputs: {{{key}: {{type: string}}}}\nlevels:\n- [{{job_id: A, job_name: a, {Job}}}]", "{}"))
            .ShouldBe($"Invalid inputs: {name} is missing");
    }

    [Fact]
    public void A_variable_that_cannot_be_computed_fails_the_run_before_any_step()
    {
        var run = Run(Inputs + $"variables:\n  a: 1\n  b: '${{int(inputs.taxi)}}'\nlevels:\n- [{{job_id: A, job_name: a, {Job}}}]", """{"inputs": {"taxi": "x"}}""");

        run.State.ShouldBe(RunState.Failed);
        Error(run).ShouldContain("variables.b");
        Story(run).ShouldBe("");
    }

    [Theory]
    [InlineData("""{"inputs": {"taxi": "red", "yaer": 1, "day": "2026-02-30", "n": "5"}}""", "yaer is not an input of the pipeline; day must be a date such as 2026-01-31; got \"2026-02-30\"; must_give is missing; n must be of type integer; got \"5\"; taxi must be one of [\"yellow\",\"green\"]; got \"red\"")]
    public void All_problems_of_inputs_are_reported_together_before_anything_starts(string argument, string problems)
    {
        var run = Run(
            $"inputs:\n  taxi: {{type: enum, values: [yellow, green]}}\n  day: {{type: date, default: 2026-01-01}}\n  n: {{type: integer, default: 1}}\n  must_give: {{}}\n  may: {{required: false}}\nlevels:\n- [{{job_id: A, job_name: a, {Job}}}]",
            argument);

        Error(run).ShouldContain("Invalid inputs: " + problems);
        Story(run).ShouldBe("");
    }

    private const string Inputs = "inputs: {taxi: {type: string}}\n";

    private static string Steps(params string[] steps) => Inputs + $"levels:\n- [{string.Join(", ", steps)}]";

    private static string Error(Run run) =>
        run.Execution.Error.ShouldNotBeNull().Value["message"].TryGetString(out var message) ? message : string.Empty;

    private static string Taxi(string taxi) => "{\"inputs\": {\"taxi\": \"" + taxi + "\"}}";

    /// <summary>The steps in the order of the file: -J was skipped, !J failed; those that were never reached are left out.</summary>
    private static string Story(Run run)
    {
        var ends = run.Events.Where(e => e.Kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed or RunEventKind.StepSkipped)
            .ToList();
        return string.Join(' ', ends.OrderBy(e => e.JobId![0]).ThenBy(e => e.JobId!.Length).ThenBy(e => e.JobId, StringComparer.Ordinal) // steps have JOB_IDs
            .Select(e => (e.Kind switch { RunEventKind.StepSkipped => "-", RunEventKind.StepFailed => "!", _ => string.Empty }) + e.JobId));
    }

    private static Run Run(string definition, string argument, SimulationScript? script = null)
    {
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(definition), PlatformParameters.Empty);
        WorkflowAnalyzer.Analyze(artifact.Workflow).Where(d => d.Code != "AEF5152")
            .ShouldBeEmpty(); // text of the user may look like an expression
        return Pipelines.Run(artifact, script, argument);
    }
}
