using System.Globalization;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Loops.LoopRuns;

namespace Aef.Tests.Loops;

/// <summary>What the definition format says about <c>for_each</c>, in runs of the compiled workflow.</summary>
public sealed class LoopRunTests
{
    [Fact]
    public void A_thread_runs_its_steps_once_for_each_item() =>
        Sorted(Run(Loop("[a, b, c]", Step("A"), Step("B")))).ShouldBe("A[0] A[1] A[2] B[0] B[1] B[2]");

    [Fact]
    public void Item_is_the_item_and_index_is_its_number_from_zero() =>
        Sorted(
            Run(
                Loop(
                    "[x, y, z]",
                    Step("A", "when: '${item == \"y\" and index == 1}'"),
                    Step("B", "when: '${index == 0 and item == \"x\"}'"))))
            .ShouldBe("-A[0] A[1] -A[2] B[0] -B[1] -B[2]");

    [Fact]
    public void An_expression_reads_the_fields_of_an_item() =>
        Sorted(
            Run(
                Loop(
                    "[{table: t1, big: true}, {table: t2, big: false}]",
                    Step("A", "when: '${item.big}'"),
                    Step("B", "when: '${item[\"table\"] == \"t2\"}'"))))
            .ShouldBe("A[0] -A[1] -B[0] B[1]");

    [Fact]
    public void The_list_can_be_an_expression_of_inputs_and_earlier_steps()
    {
        var definition = "name: p\ninputs: {tables: {type: list}}\nlevels:\n"
            + $"- [{Step("F")}]\n"
            + $"- - {{for_each: '${{list.concat(inputs.tables, steps.F.output)}}', steps: [{Step("A", "when: '${item != \"b\"}'")}]}}\n";

        Sorted(Run(definition, """{"inputs": {"tables": ["a", "b"]}}""")).ShouldBe("A[0] -A[1] A[2] F");
    }

    [Fact]
    public void Condition_and_list_are_evaluated_once_when_the_level_starts()
    {
        // The third item gets its slot after three minutes; its own list would hold a later time then.
        var definition = "name: p\nlevels:\n- max_parallel: 1\n  threads:\n"
            + $"  - {{when: '${{sys.now() < variables.start + 60}}', for_each: '${{[sys.now(), sys.now(), sys.now()]}}', steps: " +
                $"[{Step("A", "when: '${item < variables.start + 60}'")}]}}\n"
            + "variables: {start: '${sys.now()}'}\n";

        Story(Run(definition)).ShouldBe("A[0] A[1] A[2]");
    }

    [Fact]
    public void The_condition_of_a_thread_is_evaluated_before_its_list()
    {
        var run = Run("variables: {m: {a: 1}}\n" + Loop("'${variables.m.missing}'", "when: false, ", [Step("A"), Step("B")]));

        Story(run).ShouldBe("-A -B");
        run.State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void An_empty_list_skips_the_thread()
    {
        var run = Run(
            Loop("[]", Step("A"), Step("B")) + $"- [{Step("C", "when: '${steps.A.status == \"skipped\" and len(steps.B.output) == 0}'")}]");

        Story(run).ShouldBe("-A -B C");
        run.Events.First(e => e.Kind == RunEventKind.StepSkipped).Message.ShouldBe("for_each has no items");
    }

    [Fact]
    public void Failures_name_items_and_are_sorted_by_index()
    {
        var run = Run(
            Loop("[a, b, c]", Step("A"), Step("B")),
            ("A[0]", Failing with { DurationSeconds = 300 }),
            ("B[1]", Failing with { DurationSeconds = 30 }),
            ("A[2]", Failing with { DurationSeconds = 10 }));

        Error(run).ShouldBe($"The pipeline failed at A[0], B[1], A[2]{SimulatedCause}");
        OfError(run, "failed").ShouldBe(["A[0]", "B[1]", "A[2]"]);
        OfError(run, "failures").ShouldBe(["A[0]", "B[1]", "A[2]"]);
        run.Failures.Select(f => f.JobId).ShouldBe(["A[0]", "B[1]", "A[2]"]);
        Sorted(run).ShouldBe("!A[0] A[1] !A[2] !B[1]");
    }

    [Fact]
    public void Records_of_continued_failures_are_sorted_by_index()
    {
        var run = Run(
            Loop("[a, b, c]", Step("A", "continue_if_fail: true"), Step("B")),
            ("A[0]", Failing with { DurationSeconds = 300 }),
            ("A[2]", Failing with { DurationSeconds = 10 }));

        run.Execution.Result["continued"].Items.Select(r => r["job_id"].ToString()).ShouldBe(["\"A[0]\"", "\"A[2]\""]);
        Sorted(run).ShouldBe("!A[0] A[1] !A[2] B[0] B[1] B[2]");
    }

    [Fact]
    public void All_failed_items_are_named_and_the_first_hundred_have_records()
    {
        var run = Run(
            Loop("'${inputs.n}'", "max_items: 2000, ", [Step("A")]) + "inputs: {n: {type: list}}\n",
            Numbers(150),
            Pipelines.All(Failing));

        OfError(run, "failed").ShouldBe(Enumerable.Range(0, 150).Select(i => $"A[{i}]"));
        OfError(run, "failures").Count.ShouldBe(100);
        run.Execution.Error!.Value["count"].ToString().ShouldBe("150");
    }

    [Fact]
    public void Outside_of_the_thread_an_output_is_a_list_in_index_order_with_null_where_the_step_did_not_succeed()
    {
        var definition = Loop("[a, b, c, d]", Step("A", "continue_if_fail: true, when: '${index != 3}'"))
            + $"- [{Step("C", "when: '${json.encode_to_string(steps.A.output) == \"[\\\"x0\\\",null,\\\"x2\\\",null]\"}'")}]";
        var run = Run(
            definition,
            ("A[0]", new SimulatedJob { Output = "x0", DurationSeconds = 200 }),
            ("A[1]", Failing),
            ("A[2]", new SimulatedJob { Output = "x2", DurationSeconds = 10 }));

        Sorted(run).ShouldBe("A[0] !A[1] A[2] -A[3] C");
    }

    [Theory]
    [InlineData("failed", "A[1]", "")]
    [InlineData("skipped", "", "when: false, ")]
    [InlineData("succeeded", "", "")]
    [InlineData("succeeded", "", "when: '${index == 1}', ")]
    [InlineData("failed", "A[1]", "when: '${index == 1}', ")]
    public void Outside_of_the_thread_the_status_joins_those_of_the_items(string status, string failing, string when)
    {
        var definition = Loop(
            "[a, b, c]",
            Step("A", when + "continue_if_fail: true")) + $"- [{Step("C", $"when: '${{steps.A.status == \"{status}\"}}'")}]";

        Run(definition, (failing, Failing)).Events.ShouldContain(e => e.Kind == RunEventKind.StepSucceeded && e.JobId == "C");
    }

    [Fact]
    public void Inside_of_the_thread_status_and_output_are_those_of_the_same_item()
    {
        var run = Run(
            Loop(
                "[a, b]",
                Step("A", "continue_if_fail: true"),
                Step("B", "when: '${steps.A.status == \"failed\"}'"),
                Step("C", "when: '${steps.A.output == \"mine\"}'")),
            ("A[0]", Failing),
            ("A[1]", new SimulatedJob { Output = "mine" }));

        Sorted(run).ShouldBe("!A[0] A[1] B[0] -B[1] -C[0] C[1]");
    }

    [Fact]
    public void All_threads_and_items_of_a_level_share_max_parallel()
    {
        var definition = $"name: p\nlevels:\n- max_parallel: 2\n  threads:\n  - [{Step("X")}]\n"
            + $"  - {{for_each: [a, b, c], steps: [{Step("A")}]}}\n  - {{for_each: [d], steps: [{Step("B")}]}}\n  - [{Step("Y")}]\n";

        var run = Run(definition);

        new[] { "X", "A[0]", "A[1]", "A[2]", "B[0]", "Y" }.Select(id => StartOf(run, id)).ShouldBe([0, 0, 90, 90, 180, 180]);
    }

    [Fact]
    public void Twenty_items_run_at_once_without_max_parallel()
    {
        var run = Run(Loop("'${inputs.n}'", Step("A")) + "inputs: {n: {type: list}}\n", Numbers(45));

        run.Duration.TotalSeconds.ShouldBe(270);
        Enumerable.Range(0, 45).Count(i => StartOf(run, $"A[{i}]") == 0).ShouldBe(20);
    }

    [Fact]
    public void Steps_of_an_item_are_retried_and_jump_within_the_thread()
    {
        var definition = Loop(
            "[a, b]",
            Step("A", "retry: {max_attempts: 2, initial_delay_seconds: 5}, next: C, when: '${index < 5}'"),
            Step("B"),
            Step("C", "when: '${index == 1}'"));
        var script = new SimulationScript(
            SimulatedJob.Default,
            new Dictionary<string, Aef.Documents.Collections.EquatableList<SimulatedJob>> { ["A[1]"] = [Failing, SimulatedJob.Default] });

        var run = Run(definition, null, script);

        Sorted(run).ShouldBe("A[0] A[1] -B[0] -B[1] -C[0] C[1]");
        run.Events.Where(e => e is { Kind: RunEventKind.AttemptStarted, JobId: "A[1]" }).Select(e => e.Attempt).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_condition_ends_a_loop_of_an_item()
    {
        var run = Run(Loop("[a, b]", Step("A"), Step("B", "next: A, when: '${steps.A.status == \"failed\"}'")));

        Sorted(run).ShouldBe("A[0] A[1] -B[0] -B[1]");
    }

    [Fact]
    public void A_failing_expression_of_an_item_fails_the_step_of_that_item()
    {
        var run = Run(Loop("[{a: 1}, {b: 1}]", Step("A", "when: '${item.a == 1}'"), Step("B")));

        Sorted(run).ShouldBe("A[0] !A[1] B[0]");
        (run.Failures.ShouldHaveSingleItem().JobId, run.Failures[0].Kind).ShouldBe(("A[1]", "ExpressionError"));
    }

    [Theory]
    [InlineData("'${variables.m.missing}'", "missing")]
    [InlineData("'${variables.m.a}'", "for_each must be a list; got integer")]
    [InlineData("'${variables.big}'", "for_each has 4 items, but max_items is 3")]
    [InlineData("'${variables.long}'", "131072")]
    public void A_list_that_fails_fails_the_first_step_of_its_thread_and_the_other_threads_run(string list, string answer)
    {
        var definition =
            $"name: p\nvariables: {{m: {{a: 1}}, big: [1, 2, 3, 4], text: {new string('x', 30_000)}, long: ['${{variables.text " +
                $"+ variables.text}}', '${{variables.text + variables.text}}', '${{variables.text}}']}}\n"
            + $"levels:\n- threads:\n  - {{for_each: {list}, max_items: 3, steps: [{Step("A")}, {Step("B")}]}}\n  - " +
                $"[{Step("C")}]\n- [{Step("D")}]";

        var run = Run(definition);

        Sorted(run).ShouldBe("!A C");
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.JobId, failure.Kind).ShouldBe(("A", "ExpressionError"));
        failure.Answer.ShouldNotBeNull().ShouldContain(answer);
        OfError(run, "failed").ShouldBe(["A"]);
    }

    [Fact]
    public void A_list_may_have_a_thousand_items_unless_max_items_differs()
    {
        var definition = Loop("'${inputs.n}'", Step("A", "when: false")) + "inputs: {n: {type: list}}\n";

        Run(definition, Numbers(1000)).State.ShouldBe(RunState.Succeeded);
        Run(definition, Numbers(1001)).Failures[0].Answer.ShouldNotBeNull().ShouldContain("for_each has 1001 items, but max_items is 1000");
    }

    [Fact]
    public void The_condition_of_a_level_skips_its_items_with_it()
    {
        var run = Run(
            $"name: p\nlevels:\n- when: false\n  threads:\n  - {{for_each: [a], steps: [{Step("A")}]}}\n  - [{Step("B")}]\n- " +
                $"[{Step("C", "when: '${len(steps.A.output) == 0}'")}]");

        Story(run).ShouldBe("-A -B C");
        run.State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void The_outputs_of_all_items_together_are_limited()
    {
        var definition = Loop("[a, b, c, d, e, f]", Step("A")) + $"- [{Step("C", "when: '${len(steps.A.output) == 6}'")}]";

        var run = Run(definition, null, Pipelines.All(new SimulatedJob { Output = new string('x', 60_000) }));

        run.Failures.ShouldAllBe(f => f.Kind == "OutputTooLarge");
        run.Failures.Count.ShouldBe(2);
        run.Failures.ShouldAllBe(f =>
            f.Attempt == 1 && f.Message.StartsWith("The job succeeded but the outputs", StringComparison.Ordinal));
        run.Execution.Error!.Value["count"].ToString().ShouldBe("2");
        run.Events.Where(e => e.Kind == RunEventKind.StepSucceeded && run.Failures.Any(f => f.JobId == e.JobId)).ShouldBeEmpty();
        run.Execution.Error.Value["resume"]["done"].Items.Count.ShouldBeLessThanOrEqualTo(4);
    }

    [Theory]
    [InlineData(50_000, "")]
    [InlineData(90_000, "A[1]")] // of 256 KiB, 180,000 bytes belong to the steps before
    public void Items_share_the_limit_with_the_other_outputs(int bytes, string failed)
    {
        var before = string.Concat(Enumerable.Range(0, 3).Select(i => $"- [{Step($"S{i}")}]\n"));
        var reads = string.Join(" + ", Enumerable.Range(0, 3).Select(i => $"len(steps.S{i}.output)").Append("len(steps.A.output)"));
        var definition = $"name: p\nlevels:\n{before}- max_parallel: 1\n  threads:\n  - {{for_each: [a, b], steps: [{Step("A")}]}}\n"
            + $"- [{Step("C", $"when: '${{{reads} > 0}}'")}]";
        var outputs = Enumerable.Range(0, 3).Select(i => ($"S{i}", 60_000))
            .Append(("A[0]", bytes / 2))
            .Append(("A[1]", bytes / 2))
            .Select(o => (o.Item1, new SimulatedJob { Output = new string('x', o.Item2) }));

        var run = Run(definition, null, Pipelines.Script([.. outputs]));

        run.Failures.Select(f => f.JobId).ShouldBe(failed.Length == 0 ? [] : [failed]);
        run.Failures.ShouldAllBe(f => f.Kind == "OutputTooLarge");
    }

    [Fact]
    public void More_than_forty_threads_are_dispatched_with_their_items()
    {
        var threads = Enumerable.Range(0, 81)
            .Select(i =>
                i % 4 == 0
                    ? $"  - {{for_each: [a, b], steps: [{Step($"T{i}", "when: '${item == \"b\"}'")}]}}\n"
                    : $"  - [{Step($"T{i}")}]\n");

        var run = Run("name: p\nlevels:\n- threads:\n" + string.Concat(threads));

        run.State.ShouldBe(RunState.Succeeded);
        Enumerable.Range(0, 81)
            .ShouldAllBe(i =>
                run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded && e.JobId == (i % 4 == 0 ? $"T{i}[1]" : $"T{i}")) == 1);
    }

    [Fact]
    public void The_size_of_the_source_does_not_depend_on_the_number_of_items()
    {
        var definition = Loop("'${inputs.n}'", Step("A")) + "inputs: {n: {type: list}}\n";
        var literal = new[] { 2, 200 }.Select(n => Compile(Loop($"[{string.Join(", ", Enumerable.Repeat("a", n))}]", Step("A")))).ToList();

        // A literal list is data: each item adds itself and nothing else.
        (literal[1].PrintCompact().Length - literal[0].PrintCompact().Length).ShouldBe(198 * "\"a\",".Length);
        Compile(definition).PrintCompact().ShouldNotContain("aef_rows");
    }

    [Fact]
    public void Units_do_not_hold_copies_of_the_inputs()
    {
        // Twenty units with the argument of 40 KB would need 800 KB.
        var items = string.Join(",", Enumerable.Repeat($"\"{new string('x', 36)}\"", 1000));

        var run = Run(Loop("'${inputs.n}'", Step("A")) + "inputs: {n: {type: list}}\n", $"{{\"inputs\": {{\"n\": [{items}]}}}}");

        run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.Context);
    }

    internal static string Numbers(int count) =>
        $"{{\"inputs\": {{\"n\": "
            + $"[{string.Join(",", Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture)))}]}}}}";
}
