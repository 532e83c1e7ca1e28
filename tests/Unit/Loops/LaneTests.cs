using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;
using static Aef.Tests.Loops.LoopRuns;

namespace Aef.Tests.Loops;

/// <summary>Levels whose items execute too many steps for one execution: they run in lanes.</summary>
public sealed class LaneTests
{
    /// <summary>What every part of a pipeline has, whether or not it reads it.</summary>
    private static readonly string[] HandedOver = ["\"p\"", "\"inputs\"", "\"variables\""];

    private const string Async = "executor: dataform-tag-executor";

    [Fact]
    public void A_thousand_items_with_120_polls_each_run_within_the_limits_of_Google()
    {
        var definition = "name: p\ninputs: {n: {type: list}}\nlevels:\n"
            + $"- threads: [{{for_each: '${{inputs.n}}', steps: [{{job_id: A, job_name: a, {Async}}}]}}]\n- " +
                $"[{Step("B", "when: '${steps.A.status == \"succeeded\"}'")}]";
        var artifact = Compile(definition, 100_000);

        var run = Pipelines.Run(artifact, Pipelines.All(new SimulatedJob { Polls = 119 }), LoopRunTests.Numbers(1000));

        artifact.Parts.Select(p => p.Name).ShouldBe(["p-lane-1"]);
        run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.Context);
        run.Events.Count(e => e.Kind == RunEventKind.StepSucceeded).ShouldBe(1001);
        run.Execution.StepsExecuted.ShouldBeLessThan(100_000);
        run.Duration.TotalSeconds.ShouldBe((50 * 119 * 30) + 90);
    }

    [Fact]
    public void The_same_list_in_one_execution_would_exceed_the_steps_of_an_execution()
    {
        var definition =
            $"name: p\ninputs: {{n: {{type: list}}}}\nlevels:\n- threads: [{{for_each: '${{inputs.n}}', steps: [{{job_id: A, " +
                $"job_name: a, {Async}}}]}}]\n";
        var artifact = CloudWorkflowsTarget.Compile(
            Definitions.Bound(definition),
            PlatformParameters.Empty,
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.Advise });

        artifact.Diagnostics.Select(d => d.Code).ShouldContain("AEF4125");
        Pipelines.Run(artifact, Pipelines.All(new SimulatedJob { Polls = 119 }), LoopRunTests.Numbers(1000))
            .State.ShouldBe(RunState.Failed);
    }

    [Fact]
    public void Item_i_runs_in_lane_i_mod_L_one_after_another()
    {
        var run = Run(
            $"name: p\nlevels:\n- max_parallel: 3\n  threads:\n  - {{for_each: [a, b, c, d, e, f, g], steps: [{Step("A")}]}}\n",
            ("A[0]", new SimulatedJob { DurationSeconds = 500 }));

        Enumerable.Range(0, 7).Select(i => StartOf(run, $"A[{i}]")).ShouldBe([0, 0, 0, 500, 90, 90, 590]);
    }

    [Fact]
    public void Threads_and_items_share_the_lanes()
    {
        var run = Run(
            $"name: p\nlevels:\n- max_parallel: 2\n  threads:\n  - [{Step("X")}]\n  - {{for_each: [a, b], steps: " +
                $"[{Step("A", "when: '${item == \"b\" or index == 0}'")}]}}\n  - [{Step("Y", "when: '${1 == 2}'")}]\n");

        Sorted(run).ShouldBe("A[0] A[1] X -Y");
        new[] { "X", "A[0]", "A[1]" }.Select(id => StartOf(run, id)).ShouldBe([0, 0, 90]);
    }

    [Fact]
    public void Outputs_and_statuses_are_those_of_all_lanes()
    {
        var definition = Loop(
            "[a, b, c, d]",
            Step("A", "continue_if_fail: true, when: '${index != 3}'"),
            Step("S", "when: false"),
            Step("T", "when: '${index == 2}'"))
            + $"- [{Step("C", "when: '${json.encode_to_string(steps.A.output) == \"[\\\"x0\\\",null,\\\"x2\\\",null]\"}'")}, "
            + $"{Step("D", "when: '${steps.A.status == \"failed\" and steps.S.status == \"skipped\" and steps.T.status == \"succeeded\"}'")}]";

        var run = Run(
            definition,
            ("A[0]", new SimulatedJob { Output = "x0", DurationSeconds = 200 }),
            ("A[1]", Failing),
            ("A[2]", new SimulatedJob { Output = "x2" }));

        Sorted(run).ShouldBe("A[0] !A[1] A[2] -A[3] C D -S[0] -S[1] -S[2] -S[3] -T[0] -T[1] T[2] -T[3]");
        run.Execution.Result["continued"].Items.Select(r => r["job_id"].ToString()).ShouldBe(["\"A[1]\""]);
    }

    [Fact]
    public void Lanes_know_inputs_variables_and_earlier_steps()
    {
        var definition = "name: p\ninputs: {t: {type: string}}\nvariables: {v: '${inputs.t}2'}\nlevels:\n"
            + $"- [{Step("F")}]\n- threads: [{{for_each: [x1, x2], steps: " +
                $"[{Step("A", "when: '${item == variables.v and inputs.t == \"x\" and steps.F.output == \"done\"}'")}]}}]\n";

        Sorted(Pipelines.Run(Compile(definition, 0), null, """{"inputs": {"t": "x"}}""")).ShouldBe("-A[0] A[1] F");
    }

    [Fact]
    public void Failures_of_all_lanes_are_sorted_by_index()
    {
        var run = Run(
            Loop("[a, b, c]", Step("A"), Step("B")),
            ("A[0]", Failing with { DurationSeconds = 300 }),
            ("B[1]", Failing),
            ("A[2]", Failing));

        Error(run).ShouldBe($"The pipeline failed at A[0], B[1], A[2]{SimulatedCause}");
        OfError(run, "failures").ShouldBe(["A[0]", "B[1]", "A[2]"]);
    }

    [Fact]
    public void In_a_rerun_each_lane_knows_what_is_done_of_its_items()
    {
        var definition = Loop(
            "[a, b, c]",
            Step("A"),
            Step("B")) + $"- [{Step("C", "when: '${json.encode_to_string(steps.A.output) == \"[\\\"p\\\",\\\"done\\\",\\\"r\\\"]\"}'")}]";
        var argument = Run(definition, ("A[1]", Failing), ("B[2]", Failing)).ArgumentOfRest(WorkflowValue.Null);
        var outputs = WorkflowValue.FromMap(("A[0]", "p"), ("A[2]", "r"));
        var done = WorkflowValue.FromList("A[0]", "A[2]", "B[0]"); // as if the error had contained the outputs
        argument = argument.With("resume", argument["resume"].With("done", done).With("outputs", outputs));

        Sorted(Pipelines.Run(Compile(definition, 0), null, argument.ToJson())).ShouldBe("=A[0] A[1] =A[2] =B[0] B[1] B[2] C");
        Sorted(Pipelines.Run(Compile(definition, 0), null, """{"resume": {"done": ["A"], "outputs": {"A": ["p", "done", "r"]}}}"""))
            .ShouldBe("=A[0] =A[1] =A[2] B[0] B[1] B[2] C");
    }

    [Fact]
    public void A_lane_that_does_not_run_to_its_end_fails_the_run()
    {
        var artifact = Compile(Loop("[a, b, c]", Step("A")), 0);
        var run = LocalRunner.Run(new LocalRunRequest(artifact)
        {
            PartOverride = p => p.PrintCompact().Replace("args.first", "args.none", StringComparison.Ordinal),
        });

        run.State.ShouldBe(RunState.Failed);
        Error(run).ShouldBe("The pipeline failed: an execution of p-lane-1 did not run to its end; its jobs may still be running");
    }

    [Fact]
    public void After_a_lost_lane_the_sections_run_and_the_levels_before_are_done()
    {
        var levels = $"name: p\nlevels:\n- [{Step("X")}]\n- threads:\n  - {{for_each: [a, b, c], steps: [{Step("A")}]}}\n";
        foreach (var sections in new[] { "", $"on_failure: [{Step("F")}]\nfinally: [{Step("Z")}]\n" })
        {
            var artifact = Compile(levels + sections, 0);
            var run = LocalRunner.Run(new LocalRunRequest(artifact)
            {
                PartOverride = p => p.PrintCompact().Replace("args.first", "args.none", StringComparison.Ordinal),
            });

            run.State.ShouldBe(RunState.Failed);
            Error(run).ShouldStartWith("The pipeline failed: an execution of p-lane-2 did not run to its end");
            run.Execution.Error!.Value["resume"]["done"].ToString().ShouldBe("""["X"]""");
            Sorted(run).ShouldBe(sections.Length == 0 ? "X" : "F X Z");
        }
    }

    /// <summary>Items 0 and 20 are in the first lane, which ends between them without a word to the execution that started it.</summary>
    [Fact]
    public void A_local_rerun_skips_the_items_that_a_lost_lane_has_done()
    {
        var items = "[" + string.Join(", ", Enumerable.Range(0, 21)) + "]";
        var definition = Loop(items, Step("A"), Step("B")) + $"- [{Step("C", "when: '${steps.A.output != null}'")}]\n"
            + $"finally: [{Step("F", "when: '${steps.B.status == \"failed\"}'")}]\n";
        var artifact = Compile(definition, 0);
        var lost = LocalRunner.Run(new LocalRunRequest(artifact)
        {
            PartOverride = p => p.PrintCompact()
                .Replace("number * args.step", "number * args[if(number > 0, \\\"none\\\", \\\"step\\\")]", StringComparison.Ordinal),
            Script = Pipelines.Script(("A", new SimulatedJob { Output = "a" })),
        });

        Error(lost).ShouldStartWith("The pipeline failed: an execution of p-lane-1 did not run to its end");
        var known = lost.Execution.Error!.Value["resume"]["done"].ToString();
        known.ShouldContain("\"A[1]\"");
        known.ShouldContain("\"B[19]\"");
        known.ShouldNotContain("\"A[0]\""); // the workflow cannot know it
        lost.DoneInOrder.ShouldContain("A[0]");
        var argument = lost.ArgumentOfRest(WorkflowValue.Null);
        argument["resume"]["outputs"]["A[0]"].ToString().ShouldBe("\"a\"");
        var rerun = Pipelines.Run(artifact, null, argument.ToJson());

        Story(lost).ShouldEndWith(" F"); // a step of which items are lost has failed
        Started(rerun).ShouldBe("A[20] B[20] C");
        var elsewhere = WorkflowValue.FromMap(("resume", lost.Execution.Error!.Value["resume"]));
        Started(Pipelines.Run(artifact, null, elsewhere.ToJson())).ShouldBe("A[0] A[20] B[0] B[20] C");

        static string Started(Run run) => string.Join(
            ' ',
            run.Events.Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_that_cannot_even_run_in_lanes_is_reported()
    {
        var definition = Loop(
            "'${inputs.n}'",
            "max_items: 1000000, ",
            [$"{{job_id: A, job_name: a, {Async}}}"]) + "inputs: {n: {type: list}}\n";

        Compile(definition, 100_000).Diagnostics.Select(d => d.Code).ShouldContain("AEF4127");
    }

    [Fact]
    public void A_short_list_does_not_need_lanes() => Compile(Loop("[a, b]", Step("A")), 100_000).Parts.ShouldBeEmpty();

    private static WorkflowArtifact Compile(string definition, long steps)
    {
        var artifact = CloudWorkflowsTarget.Compile(
            Definitions.Bound(definition),
            PlatformParameters.Empty,
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = steps });
        artifact.All().SelectMany(a => WorkflowAnalyzer.Analyze(a.Workflow))
            .Where(d =>
                d.Code != "AEF5152" && !(d.Code == "AEF5151" && HandedOver.Any(v => d.Message.Contains(v, StringComparison.Ordinal))))
            .ShouldBeEmpty();
        return artifact;
    }

    private static Run Run(string definition, params (string JobId, SimulatedJob Job)[] jobs)
    {
        var artifact = Compile(definition, 0);
        artifact.Parts.ShouldContain(p => p.Name == "p-lane-1");
        return Pipelines.Run(artifact, Pipelines.Script(jobs));
    }
}
