using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Loops.LoopRuns;
using static Aef.Tests.Loops.LoopShapes;

namespace Aef.Tests.Loops;

/// <summary>
/// The object <c>resume</c> in the error of a failed run with <c>for_each</c>: with it as its only argument, a later run does the rest.
/// </summary>
public sealed class LoopResumeObjectTests
{
    public static TheoryData<string> Shapes => LoopShapes.All;

    /// <summary>For parts, what is read of items must be in the level of the items; the second level only makes parts.</summary>
    private const string Last = "- [{job_id: Z, job_name: z, executor: dataform-tag-executor}]\n";

    private static string Read(string output) => $"when: '${{steps.A.output == \"{output}\"}}'";

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_step_that_is_done_for_all_items_is_listed_as_a_whole_and_others_by_index(string shape)
    {
        var definition = Loop("[a, b, c]", Step("A"), Step("B"), Step("C")) + Last;
        var failed = RunAs(shape, definition, null, ("B[1]", Failing));

        Done(failed).ShouldBe("A B[0] B[2] C[0] C[2]");
        Resume(failed)["lists"].Entries.Select(e => e.Key).ShouldBe(["A"]);
        Resume(failed)["lists"]["A"].ToString().Length.ShouldBe(46);
        Sorted(RunAs(shape, definition, Argument(failed))).ShouldBe("=A[0] =A[1] =A[2] =B[0] B[1] =B[2] =C[0] C[1] =C[2] Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_level_that_has_ended_is_listed_when_a_later_one_fails(string shape)
    {
        var definition = Loop("[a, b]", Step("A"), Step("B", "when: '${item == \"a\"}'")) + Last;
        var failed = RunAs(shape, definition, null, ("Z", Failing));

        Done(failed).ShouldBe("A B[0]");
        Sorted(RunAs(shape, definition, Argument(failed))).ShouldBe("=A[0] =A[1] =B[0] -B[1] Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_step_that_failed_or_was_skipped_is_not_done(string shape)
    {
        var definition = Loop("[a, b]", Step("A", "continue_if_fail: true"), Step("B", "when: '${index == 0}'"), Step("C")) + Last;
        var failed = RunAs(shape, definition, null, ("A[0]", Failing), ("C[1]", Failing));

        Done(failed).ShouldBe("A[1] B[0] C[0]");
        Sorted(RunAs(shape, definition, Argument(failed))).ShouldBe("A[0] =A[1] =B[0] -B[1] =C[0] C[1] Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_output_that_an_item_reads_is_kept_for_items_that_are_not_done(string shape)
    {
        var definition = Loop("[a, b, c]", Step("A"), Step("B", Read("x"))) + Last;
        var failed = RunAs(
            shape,
            definition,
            null,
            ("A[0]", new SimulatedJob { Output = "x" }),
            ("A[1]", Failing),
            ("A[2]", new SimulatedJob { Output = "x" }),
            ("B[0]", Failing));

        Done(failed).ShouldBe("A[0] A[2] B[2]");
        Resume(failed)["outputs"].ToString().ShouldBe("""{"A[0]":"x"}"""); // all of item 2 is done
        Sorted(RunAs(shape, definition, Argument(failed), ("A[1]", new SimulatedJob { Output = "x" })))
            .ShouldBe("=A[0] A[1] =A[2] B[0] B[1] =B[2] Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_item_whose_reader_was_skipped_reads_the_same_output_again(string shape)
    {
        var definition = Loop("[a, b]", Step("A"), Step("B", Read("x"))) + Last;
        var failed = RunAs(
            shape,
            definition,
            null,
            ("A[0]", new SimulatedJob { Output = "x" }),
            ("A[1]", new SimulatedJob { Output = "y" }),
            ("Z", Failing));

        Done(failed).ShouldBe("A B[0]");
        Resume(failed)["outputs"].ToString().ShouldBe("""{"A[1]":"y"}""");
        Sorted(RunAs(shape, definition, Argument(failed))).ShouldBe("=A[0] =A[1] =B[0] -B[1] Z");
    }

    [Theory]
    [InlineData("one")]
    [InlineData("lanes")]
    public void The_outputs_of_all_items_are_kept_for_the_steps_after_them(string shape)
    {
        var definition = Loop("[a, b, c]", Step("A", "when: '${index != 1}'"))
            + $"- [{Step("E")}]\n- [{Step("G", "when: '${steps.A.output[0] == \"x0\" and steps.A.output[1] == null}'")}]\n";
        var failed = RunAs(
            shape,
            definition,
            null,
            ("A[0]", new SimulatedJob { Output = "x0" }),
            ("A[2]", new SimulatedJob { Output = WorkflowValue.FromJson("""{"r": [1]}""") }),
            ("E", Failing));

        Done(failed).ShouldBe("A[0] A[2]");
        Resume(failed)["outputs"].ToString().ShouldBe("""{"A[0]":"x0","A[2]":{"r":[1]}}""");
        Sorted(RunAs(shape, definition, Argument(failed))).ShouldBe("=A[0] -A[1] =A[2] E G");
        failed.ArgumentOfRest(WorkflowValue.Null)["resume"]["outputs"].ToString().ShouldBe("""{"A[0]":"x0","A[2]":{"r":[1]}}""");
    }

    [Theory]
    [InlineData("one")]
    [InlineData("lanes")]
    public void A_list_that_a_step_has_computed_is_not_computed_again(string shape)
    {
        var definition =
            $"name: p\nlevels:\n- [{Step("LIST")}]\n- threads:\n  - {{for_each: '${{steps.LIST.output}}', steps: [{Step("W")}]}}\n";
        var list = new SimulatedJob { Output = WorkflowValue.FromJson("""["a", "b", "c"]""") };
        var failed = RunAs(shape, definition, null, ("LIST", list), ("W[1]", Failing));

        Done(failed).ShouldBe("LIST W[0] W[2]");
        var other = new SimulatedJob { Output = WorkflowValue.FromJson("""["z"]""") };
        Sorted(RunAs(shape, definition, Argument(failed), ("LIST", other))).ShouldBe("=LIST =W[0] W[1] =W[2]");
    }

    [Theory]
    [InlineData("one")]
    [InlineData("part")]
    public void The_result_of_a_workflow_is_restored_as_it_was(string shape)
    {
        var definition = Loop(
            "[a, b]",
            "{job_id: A, job_name: a, workflows_name: child}",
            Step("B", "when: '${steps.A.output.n == 5}'")) + Last;
        var five = new SimulatedJob { Output = WorkflowValue.FromJson("""{"n": 5}""") };
        var failed = RunAs(shape, definition, null, ("A[0]", five), ("A[1]", five), ("B[1]", Failing));

        Done(failed).ShouldBe("A B[0]");
        Sorted(RunAs(shape, definition, Argument(failed))).ShouldBe("=A[0] =A[1] =B[0] B[1] Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Steps_inside_a_backward_jump_that_had_not_ended_are_not_done(string shape)
    {
        // The first item leaves the loop in its second round; the second one fails in it.
        var definition = Loop(
            "[a, b]",
            Step("A"),
            Step("B", "next: D, when: '${steps.A.output == \"stop\"}'"),
            Step("C", "next: A"),
            Step("D")) + Last;
        var script =
            new SimulationScript(SimulatedJob.Default, new Dictionary<string, Aef.Documents.Collections.EquatableList<SimulatedJob>>
        {
            ["A[0]"] = [SimulatedJob.Default, new SimulatedJob { Output = "stop" }],
            ["A[1]"] = [SimulatedJob.Default, Failing],
        });
        var failed = Aef.Tests.Running.Pipelines.Run(LoopShapes.Compile(shape, definition), script);

        Done(failed).ShouldBe("A[0] B[0] D[0]");
        Sorted(RunAs(shape, definition, Argument(failed), ("A[1]", new SimulatedJob { Output = "stop" })))
            .ShouldBe("=A[0] A[1] =B[0] B[1] -C[0] -C[1] =D[0] D[1] Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Steps_of_a_loop_that_its_condition_has_ended_are_done(string shape)
    {
        // B repeats A until A returns "stop"; then B is skipped.
        var definition = Loop("[a, b]", Step("A"), Step("B", "next: A, when: '${steps.A.output != \"stop\"}'"), Step("C")) + Last;
        var script =
            new SimulationScript(SimulatedJob.Default, new Dictionary<string, Aef.Documents.Collections.EquatableList<SimulatedJob>>
        {
            ["A[0]"] = [SimulatedJob.Default, new SimulatedJob { Output = "stop" }],
            ["A[1]"] = [new SimulatedJob { Output = "stop" }],
            ["C[0]"] = [Failing],
        });
        var failed = Aef.Tests.Running.Pipelines.Run(LoopShapes.Compile(shape, definition), script);

        Done(failed).ShouldBe("A C[1]");
        Sorted(RunAs(shape, definition, Argument(failed))).ShouldBe("=A[0] =A[1] -B[0] -B[1] C[0] =C[1] Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Threads_beside_the_items_are_listed_too(string shape)
    {
        var definition =
            $"name: p\nlevels:\n- threads:\n  - [{Step("X")}, {Step("Y")}]\n  - {{for_each: [a, b], steps: [{Step("A")}]}}\n" + Last;
        var failed = RunAs(shape, definition, null, ("A[1]", Failing), ("Y", Failing));

        Done(failed).ShouldBe("A[0] X");
        Sorted(RunAs(shape, definition, Argument(failed))).ShouldBe("=A[0] A[1] =X Y Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_list_that_is_empty_or_fails_leaves_nothing(string shape)
    {
        var definition = "inputs: {n: {type: list, default: []}}\n" + Loop("'${inputs.n}'", Step("A")) + Last;

        var empty = RunAs(shape, definition, null, ("Z", Failing));
        Resume(empty)["lists"].ToString().ShouldBe("{}");
        Done(empty).ShouldBe("");
        var failed = RunAs(
            shape,
            "inputs: {n: {type: integer, default: 1}}\n" + Loop("'${default(null, inputs.n)}'", Step("A")) + Last,
            null);
        Done(failed).ShouldBe("");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Another_list_keeps_what_a_run_with_the_right_list_needs(string shape)
    {
        var definition = "inputs: {n: {type: list}}\n" + Loop("'${inputs.n}'", Step("A")) + Last + $"finally: [{Step("F")}]\n";
        var failed = RunAs(shape, definition, """{"inputs": {"n": ["a", "b"]}}""", ("A[1]", Failing));
        var argument = WorkflowValue.FromJson(Argument(failed)).With("inputs", WorkflowValue.FromJson("""{"n": ["b", "a"]}"""));

        var refused = RunAs(shape, definition, argument.ToJson());

        Error(refused).ShouldStartWith("Invalid inputs: resume belongs to another list of for_each at A; pass the list of the failed run");
        Story(refused).ShouldBe(""); // not even finally
        Resume(refused).ToString().ShouldBe(argument["resume"].ToString());
        refused.ArgumentOfRest(argument).ToString().ShouldBe(argument.ToString());
        Sorted(RunAs(shape, definition, Argument(refused))).ShouldBe("=A[0] A[1] F Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_second_restart_continues_after_the_first(string shape)
    {
        var definition = "inputs: {n: {type: list, default: []}}\n" + Loop(
            "'${inputs.n}'",
            "max_items: 5, ",
            [Step("A"), Step("B", Read("x"))]) + Last;
        var x = new SimulatedJob { Output = "x" };
        var first = RunAs(
            shape,
            definition,
            """{"inputs": {"n": ["a", "b"]}}""",
            ("A[0]", x),
            ("A[1]", Failing),
            ("B[0]", Failing));
        var second = RunAs(shape, definition, Argument(first), ("A[1]", x), ("B[0]", Failing), ("B[1]", Failing));

        Done(second).ShouldBe("A");
        Resume(second)["outputs"].ToString().ShouldBe("""{"A[0]":"x","A[1]":"x"}""");
        Sorted(RunAs(shape, definition, Argument(second))).ShouldBe("=A[0] =A[1] B[0] B[1] Z");
    }
}
