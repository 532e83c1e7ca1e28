using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Tests.Running;
using Aef.Tests.Support;
using static Aef.Tests.Loops.LoopRuns;

namespace Aef.Tests.Loops;

/// <summary>Pipelines with <c>for_each</c> run <c>on_failure</c> and <c>finally</c>: as one workflow, in parts and in lanes.</summary>
public sealed class LoopSectionTests
{
    private static readonly string Definition = Loop("[a, b]", Step("A"), Step("B")) + $"- [{Step("C")}]\n"
        + $"on_failure: [{Step("F", "when: '${steps.A.status == \"failed\" and \"A[1]\" in run.failed}'")}]\nfinally: [{Step("Z")}]\n";

    public static TheoryData<string> Shapes => ["one", "parts", "lanes"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void After_a_failed_item_both_sections_run(string shape)
    {
        var run = Run(shape, ("A[1]", Failing));

        Sorted(run).ShouldBe("A[0] !A[1] B[0] -C F Z");
        Error(run).ShouldBe($"The pipeline failed at A[1]{SimulatedCause}");
        OfError(run, "failed").ShouldBe(["A[1]"]);
        run.Execution.Error!.Value["resume"]["done"].Items.Count.ShouldBe(2);
        run.Done.Order(StringComparer.Ordinal).ShouldBe(["A[0]", "B[0]"]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void After_a_success_only_finally_runs(string shape)
    {
        var run = Run(shape);

        run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.ToString());
        Sorted(run).ShouldBe("A[0] A[1] B[0] B[1] C -F Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_failure_of_a_section_fails_the_run(string shape)
    {
        var run = Run(shape, ("Z", Failing));

        run.State.ShouldBe(RunState.Failed);
        OfError(run, "failed").ShouldBe(["Z"]);
    }

    private static Run Run(string shape, params (string JobId, Aef.Runs.Simulation.SimulatedJob Job)[] jobs)
    {
        var options = shape switch
        {
            "one" => new CloudWorkflowsOptions(),
            "parts" => new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 },
            _ => new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 0 },
        };
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(Definition), PlatformParameters.Empty, options: options);
        artifact.Parts.Count.ShouldBe(shape == "one" ? 0 : shape == "parts" ? 2 : 1);
        return Pipelines.Run(artifact, Pipelines.Script(jobs));
    }
}
