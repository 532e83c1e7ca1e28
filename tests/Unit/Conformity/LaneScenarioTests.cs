using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Tests.Conformity;

/// <summary>
/// A level whose items could execute too many steps has lanes wherever a pipeline may become several workflows. An item waits for its own
/// lane, even while another one is free; in one workflow, it starts in the slot that is free first.
/// </summary>
public sealed class LaneScenarioTests
{
    /// <summary>Four items, two at once; each could be polled 8,640 times, so the level could execute some 140,000 steps.</summary>
    private static readonly Scenario Items = new(
        [
            new ScenarioLevel(
                "1",
                2,
                [new ScenarioThread("T", [Job("A") with { OfItems = [Takes(100), Takes(10), Takes(10), Takes(10)] }]) { Items = 4 }]),
            new ScenarioLevel("2", null, [new ScenarioThread("U", [Job("B")])]),
        ],
        []);

    [Fact]
    public void In_one_workflow_an_item_starts_in_the_slot_that_is_free_first() =>
        Starts(p => p.Compile()).ShouldBe("A[0] 0, A[1] 0, A[2] 10, A[3] 20, B 100");

    [Fact]
    public void In_lanes_an_item_waits_for_its_own_lane() => Starts(p => p.Lanes()).ShouldBe("A[0] 0, A[1] 0, A[3] 10, A[2] 100, B 110");

    [Fact]
    public void A_pipeline_in_parts_has_the_lanes_that_its_levels_need() =>
        Starts(p => p.Split(1)).ShouldBe("A[0] 0, A[1] 0, A[3] 10, A[2] 100, B 110");

    [Fact]
    public void At_the_end_of_the_run_an_item_whose_lane_is_busy_is_not_started_and_not_done()
    {
        var product = new ScenarioRun(Items with { Timeout = 60 });
        var artifact = product.Lanes();
        var (run, received) = product.RunRecorded(artifact);

        ScenarioRun.FindDifference(product.Expect(artifact), run, received).ShouldBeNull();
        run.Execution.Error.ShouldNotBeNull().Value["failed"].ToString().ShouldBe("""["A[0]"]""");
        run.Execution.Error.Value["resume"]["done"].ToString().ShouldBe("""["A[1]","A[3]"]""");
    }

    /// <summary>When the attempts start, in a run that does what the rules require of its artifact.</summary>
    private static string Starts(Func<ScenarioRun, WorkflowArtifact> compile)
    {
        var product = new ScenarioRun(Items);
        var artifact = compile(product);
        var (run, received) = product.RunRecorded(artifact);
        ScenarioRun.FindDifference(product.Expect(artifact), run, received).ShouldBeNull();
        return string.Join(", ", ScenarioRun.Observe(run).Events.Where(e => e.Kind == "AttemptStarted")
            .OrderBy(e => e.Time)
            .ThenBy(e => e.Job, StringComparer.Ordinal)
            .Select(e => $"{e.Job} {e.Time:0}"));
    }

    private static ScenarioStep Job(string id) => new(id, id, "async", Takes(10)) { Wait = 10, Limit = 86_400 };

    private static IReadOnlyList<ScenarioStart> Takes(double seconds) => [new ScenarioStart("success", seconds, null, 0, [], [])];
}
