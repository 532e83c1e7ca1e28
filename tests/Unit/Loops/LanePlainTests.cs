using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;
using static Aef.Tests.Loops.LoopRuns;

namespace Aef.Tests.Loops;

/// <summary>Threads without <c>for_each</c> in a level with lanes: expressions read their steps in the thread itself, and after
/// it.</summary>
public sealed class LanePlainTests
{
    private const string Items = """{"inputs": {"m": {"a": [1, 2, 3]}}}""";

    [Fact]
    public void A_step_reads_the_output_of_an_earlier_step_of_its_thread()
    {
        var run = Run(
            $"[{Step("Q")}, {Feed("R", "with: {a: '${steps.Q.output}'}")}, {Step("S", "when: '${steps.Q.output == \"q\"}'")}]",
            string.Empty,
            ("Q", new SimulatedJob { Output = "q" }));

        Sorted(run).ShouldBe("A[0] A[1] A[2] F Q R S");
    }

    [Fact]
    public void Later_levels_read_the_steps_of_each_lane()
    {
        var run = Run(
            $"[{Step("Q")}, {Step("R", "continue_if_fail: true")}, {Step("S", "when: '${steps.R.status != \"failed\"}'")}]\n"
                + $"  - [{Step("T", "when: '${steps.F.output == \"f\" and 1 == 2}'")}]\n"
                + $"  - [{Step("U", "next: W")}, {Step("V")}, {Step("W")}]",
            $"- [{Step("L", "when: '${steps.Q.output + steps.R.status + steps.S.status + steps.T.status == \"qfailedskippedskipped\"}'")}, "
                + $"{Step("M", "when: '${steps.V.status + steps.W.status + steps.F.output == \"skippedsucceededf\"}'")}]\n",
            ("Q", new SimulatedJob { Output = "q" }),
            ("F", new SimulatedJob { Output = "f" }),
            ("R", Failing));

        Sorted(run).ShouldBe("A[0] A[1] A[2] F L M Q !R -S -T U -V W");
    }

    [Fact]
    public void Jobs_with_secrets_and_callbacks_read_them_too()
    {
        var run = Run(
            $"[{Step("Q")}, {{job_id: C, job_name: c, executor: caller, wait_for: callback, with: {{a: '${{secrets.KEY}} ${{steps.Q.output}}'}}}}, "
                + $"{Feed("R", "when: '${steps.C.status == \"succeeded\"}', with: {a: '${secrets.KEY}', b: '${steps.C.status == \"failed\"}'}")}]",
            $"- [{Step("L", "when: '${steps.C.status == steps.R.status and steps.Q.output == \"q\"}'")}]\n",
            ("Q", new SimulatedJob { Output = "q" }),
            ("C", new SimulatedJob { DurationSeconds = 100 }));

        Sorted(run).ShouldBe("A[0] A[1] A[2] C F L Q R");
        run.Events.Single(e => e.Kind == RunEventKind.CallbackReceived).JobId.ShouldBe("C");
    }

    [Fact]
    public void A_rerun_gets_the_outputs_of_each_lane()
    {
        var threads = $"[{Step("Q")}, {Step("R")}, {Step("S", "when: '${steps.Q.output == \"q\"}'")}]";
        var later = $"- [{Step("L", "when: '${steps.Q.output == \"q\"}'")}]\n";
        var first = Run(threads, later, ("Q", new SimulatedJob { Output = "q" }), ("R", Failing));

        var resume = first.Execution.Error.ShouldNotBeNull().Value["resume"];
        resume["done"].Items.Select(id => id.Text).ShouldBe(["F", "Q", "A"], ignoreOrder: true);
        resume["outputs"]["Q"].Text.ShouldBe("q");
        var argument = WorkflowValue.FromJson(Items).With("resume", resume).ToJson();
        Sorted(Pipelines.Run(Compile(threads, later), null, argument)).ShouldBe("=A[0] =A[1] =A[2] =F L =Q R S");
    }

    private static string Feed(string id, string more) => $"{{job_id: {id}, job_name: n_{id}, {Feeds.Sync}, {more}}}";

    private static WorkflowArtifact Compile(string threads, string later)
    {
        var artifact = CloudWorkflowsTarget.Compile(
            Feeds.Bound(
                $"name: p\ninputs: {{m: {{type: map}}}}\nlevels:\n- [{Step("F")}]\n- threads:\n  - {threads}\n"
                    + $"  - {{for_each: '${{inputs.m.a}}', steps: [{Step("A")}]}}\n{later}"),
            PlatformParameters.Empty,
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 0 });
        artifact.Parts.ShouldHaveSingleItem().Name.ShouldBe("p-lane-2");
        artifact.All().SelectMany(w => WorkflowAnalyzer.Analyze(w.Workflow)).Where(d => d.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty();
        return artifact;
    }

    private static Run Run(string threads, string later, params (string JobId, SimulatedJob Job)[] jobs) =>
        Pipelines.Run(Compile(threads, later), Pipelines.Script(jobs), Items);
}
