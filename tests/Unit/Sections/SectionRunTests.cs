using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using static Aef.Tests.Sections.Sections;

namespace Aef.Tests.Sections;

/// <summary>Rule 4 of the definition format, sentence by sentence, in runs of the compiled workflow.</summary>
public sealed class SectionRunTests
{
    private static string Both => $"on_failure: [{Job("F1")}, {Job("F2")}]\nfinally: [{Job("Z1")}, {Job("Z2")}]";

    public static TheoryData<string> AllShapes => Shapes;

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void When_a_level_fails_on_failure_and_then_finally_run_and_later_levels_do_not_start(string shape)
    {
        var run = Run(Pipeline(shape, Both), Failing("A"), shape: shape);

        Story(run).ShouldBe("!A -B -L F1 F2 Z1 Z2");
        run.State.ShouldBe(RunState.Failed);
        Message(run).ShouldBe("The pipeline failed at A: JobFailed: The start returned an exception (Exception: boom)");
        Texts(Error(run)["failed"]).ShouldBe("A");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void When_the_levels_succeed_only_finally_runs(string shape)
    {
        var run = Run(Pipeline(shape, Both), shape: shape);

        Story(run).ShouldBe("A B L -F1 -F2 Z1 Z2");
        run.State.ShouldBe(RunState.Succeeded);
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void Each_step_runs_regardless_of_the_outcome_of_the_previous_one(string shape)
    {
        var run = Run(Pipeline(shape, Both), Failing("A", "F1", "Z1"), shape: shape);

        Story(run).ShouldBe("!A -B -L !F1 F2 !Z1 Z2");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void A_failure_in_finally_fails_a_run_that_would_have_succeeded(string shape)
    {
        var run = Run(Pipeline(shape, Both), Failing("Z1"), shape: shape);

        Story(run).ShouldBe("A B L -F1 -F2 !Z1 Z2");
        run.State.ShouldBe(RunState.Failed);
        Message(run).ShouldBe("The pipeline failed at Z1: JobFailed: The start returned an exception (Exception: boom)");
        Texts(Error(run)["failed"]).ShouldBe("Z1");
        Error(run)["count"].ToString().ShouldBe("1");
        Text(Error(run)["failures"].Items.ShouldHaveSingleItem()["level"]).ShouldBe("finally");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void A_failure_in_a_section_is_reported_in_addition_to_the_first_failure(string shape)
    {
        var run = Run(Pipeline(shape, Both), Failing("A", "F2", "Z1"), shape: shape);

        Message(run).ShouldBe("The pipeline failed at A: JobFailed: The start returned an exception (Exception: boom); then at F2, Z1");
        Texts(Error(run)["failed"]).ShouldBe("A F2 Z1");
        Error(run)["count"].ToString().ShouldBe("3");
        Error(run)["failures"].Items.Select(f => Text(f["job_id"])).ShouldBe(["A", "F2", "Z1"]);
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void With_continue_if_fail_a_failure_in_a_section_is_recorded_and_the_run_succeeds(string shape)
    {
        var run = Run(
            Pipeline(shape, $"finally: [{Job("Z1", "continue_if_fail: true")}, {Job("Z2")}]", ofA: "continue_if_fail: true"),
            Failing("A", "Z1"),
            shape: shape);

        Story(run).ShouldBe("!A B L !Z1 Z2");
        run.State.ShouldBe(RunState.Succeeded);
        run.Execution.Result["continued"].Items.Select(f => Text(f["job_id"])).ShouldBe(["A", "Z1"]);
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void Failures_after_which_a_thread_continued_stay_in_the_report(string shape)
    {
        var run = Run(Pipeline(shape, Both, ofA: "continue_if_fail: true"), Failing("A", "B"), shape: shape);

        Error(run)["continued"].Items.Select(f => Text(f["job_id"])).ShouldBe(["A"]);
        Texts(Error(run)["failed"]).ShouldBe("B");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void Steps_of_the_sections_retry(string shape)
    {
        var script =
            new SimulationScript(SimulatedJob.Default, new Dictionary<string, Aef.Documents.Collections.EquatableList<SimulatedJob>>
        {
            ["Z1"] = [Bad, SimulatedJob.Default],
        });
        var run = Run(
            Pipeline(shape, $"finally: [{Job("Z1", "retry: {max_attempts: 2, initial_delay_seconds: 5}")}]"),
            script,
            shape: shape);

        run.State.ShouldBe(RunState.Succeeded);
        run.Events.Count(e => e is { JobId: "Z1", Kind: RunEventKind.AttemptStarted }).ShouldBe(2);
    }

    [Fact]
    public void The_sections_do_not_run_after_invalid_input()
    {
        var run = Run("inputs: {n: {type: integer}}\n" + Pipeline("single", Both), argument: """{"inputs": {"n": "x"}}""");

        Story(run).ShouldBe("");
        Text(Error(run)["tags"].Items[0]).ShouldBe("InvalidInput");
    }

    [Theory]
    [InlineData("single")]
    [InlineData("split")]
    public void The_sections_do_not_run_after_a_failing_variable(string shape)
    {
        var run = Run(
            "variables: {n: '${int(\"x\")}'}\n" + Pipeline(
                shape,
                Both,
                ofA: "when: '${variables.n == 1}'",
                ofB: "when: '${variables.n == 2}'")
                .Replace("job_id: L,", "job_id: L, when: '${variables.n == 3}',", StringComparison.Ordinal),
            shape: shape);

        Story(run).ShouldBe("");
        Message(run).ShouldContain("variables.n");
    }

    [Theory]
    [InlineData("single", "when: '${1 / 0 > 1}'", "", "", "!A -B -L F1 F2 Z1 Z2")]
    [InlineData("single", "", "    when: '${1 / 0 > 1}'\n", "", "!A -B -L F1 F2 Z1 Z2")]
    [InlineData("single", "", "", "  when: '${1 / 0 > 1}'\n", "!A -B -L F1 F2 Z1 Z2")]
    [InlineData("dispatched", "when: '${1 / 0 > 1}'", "", "", "!A -B -L F1 F2 Z1 Z2")]
    [InlineData("dispatched", "", "    when: '${1 / 0 > 1}'\n", "", "!A -B -L F1 F2 Z1 Z2")]
    [InlineData("split", "when: '${1 / 0 > 1}'", "", "", "!A -B -L F1 F2 Z1 Z2")]
    [InlineData("split", "", "", "  when: '${1 / 0 > 1}'\n", "!A -B -L F1 F2 Z1 Z2")]
    public void The_sections_run_after_an_expression_that_fails(string shape, string step, string thread, string level, string story)
    {
        var run = Run(Pipeline(shape, Both, ofA: step, thread: thread, level: level), shape: shape);

        Story(run).ShouldBe(story);
        Text(Error(run)["failures"].Items[0]["kind"]).ShouldBe("ExpressionError");
    }

    [Fact]
    public void The_sections_run_after_every_step_that_a_failing_condition_of_a_wide_level_covers_has_failed()
    {
        var run = Run(Pipeline("wide", Both, level: "  when: '${1 / 0 > 1}'\n"));

        Story(run).ShouldBe("!A -B -L F1 F2 Z1 Z2");
        Error(run)["count"].ToString().ShouldBe("13");
    }

    [Fact]
    public void An_expression_of_a_section_that_fails_is_the_failure_of_its_step_and_the_next_step_runs()
    {
        var run = Run(Pipeline("single", $"finally: [{Job("Z1", "when: '${1 / 0 > 1}'")}, {Job("Z2")}]"));

        Story(run).ShouldBe("A B L !Z1 Z2");
        Text(Error(run)["failures"].Items.ShouldHaveSingleItem()["kind"]).ShouldBe("ExpressionError");
    }

    [Fact]
    public void In_a_split_pipeline_finally_runs_even_after_a_part_ran_out_of_memory()
    {
        var large = new SimulatedJob { Output = new string('x', 600_000) };
        var sections =
            $"on_failure: [{Job("F1")}]\n" +
            $"finally: [{Job("Z1", "when: '${run.state == \"failed\" and run.error != null and len(run.failed) == 0}'")}]";

        var run = Run(Pipeline("split", sections), Pipelines.Script(("A", large)), shape: "split");

        Story(run).ShouldBe("!A -B -L F1 Z1");
        run.State.ShouldBe(RunState.Failed);
        Message(run).ShouldContain("part p-part-1 did not run to its end");
        Text(Error(run)["answer"]).ShouldContain("MemoryLimitExceeded");
    }

    [Fact]
    public void A_step_of_a_section_that_the_argument_names_as_done_is_refused_and_would_run_anyway()
    {
        var definition = Pipeline("single", Both);

        var argument = Aef.Workflows.Engine.Values.WorkflowValue.FromJson("""{"resume": {"done": ["Z1"]}}""");
        RunArgument.Check(argument, Compile(definition).Pipeline)
            .ShouldHaveSingleItem().Code.ShouldBe("AEF6170");
        Story(Run(definition, argument: """{"resume": {"done": ["A", "Z1"]}}""")).ShouldBe("-A B L -F1 -F2 Z1 Z2");
    }

    [Theory]
    [MemberData(nameof(AllShapes))]
    public void A_step_that_was_never_started_is_skipped_with_the_reason_not_reached(string shape)
    {
        var run = Run(Pipeline(shape, Both), Failing("A"), shape: shape);

        run.Events.Where(e => e.Kind == RunEventKind.StepSkipped && e.JobId is "B" or "L" && e.Message == "not_reached")
            .Count()
            .ShouldBe(2);
    }
}
