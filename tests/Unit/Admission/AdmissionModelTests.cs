using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Admission;
using Aef.Tests.Conformity;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Admission;

/// <summary>Random sets of runs through the compiled workflow, compared with a model that shares no code with the product.</summary>
public sealed class AdmissionModelTests
{
    private const int Cases = 80;
    private const int MostCasesOfFault = 400;

    public static TheoryData<string> Faults => [.. AdmissionFaults.All.Select(f => f.Name)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Runs_are_admitted_as_in_the_model(ulong seed)
    {
        var dice = new Dice(seed);
        var behaviors = new HashSet<(ConcurrencyBehavior, string)>();
        for (var i = 0; i < Cases; i++)
        {
            var test = AdmissionCase.Generate(dice);
            var (expected, found) = (AdmissionModel.Of(test), RunGroup.Run(test));

            found.Zip(expected).ShouldAllBe(p => p.First.Resembles(p.Second), $"{test}\n{string.Join('\n', found.Zip(expected))}");
            behaviors.UnionWith(expected.Select(e => (test.Behavior, e.State)));
        }

        behaviors.ShouldBe(
        [
            (ConcurrencyBehavior.Queue, "succeeded"), (ConcurrencyBehavior.Queue, "refused"),
            (ConcurrencyBehavior.Fail, "succeeded"), (ConcurrencyBehavior.Fail, "refused"),
            (ConcurrencyBehavior.CancelOldest, "succeeded"), (ConcurrencyBehavior.CancelOldest, "refused"),
            (ConcurrencyBehavior.CancelOldest, "cancelled"),
        ], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_found_with_each_of_three_seeds(string name)
    {
        var fault = AdmissionFaults.All.Single(f => f.Name == name);
        foreach (var seed in new ulong[] { 11, 12, 13 })
        {
            IsFound(fault, new Dice(seed)).ShouldBeTrue($"seed {seed}");
        }
    }

    [Fact]
    public void A_run_that_waits_survives_lists_that_are_lost()
    {
        var test = new AdmissionCase(1, ConcurrencyBehavior.Queue, false, 100,
            [new AdmissionRun("a", 0, 400, string.Empty, false), new AdmissionRun("b", 1_000_000, 10, string.Empty, false)]);
        var lists = 0;

        var lost = RunGroup.Run(
            test,
            refuse: r => r.Url.EndsWith("/executions", StringComparison.Ordinal) && lists++ is > 3 and < 15 ? 503 : null);

        lost[1].State.ShouldBe("succeeded");
        lost[1].Admitted.ShouldBeInRange(400, 440);
    }

    [Theory]
    [InlineData(ConcurrencyBehavior.Queue)]
    [InlineData(ConcurrencyBehavior.CancelOldest)]
    public void A_list_asks_for_two_fields_of_the_active_runs_with_the_key(ConcurrencyBehavior behavior)
    {
        var test = new AdmissionCase(
            1,
            behavior,
            true,
            100,
            [new AdmissionRun("a", 0, 400, "yellow", false), new AdmissionRun("b", 1_000_000, 10, "yellow", false)]);
        var queries = new List<WorkflowValue>();

        RunGroup.Run(test, refuse: request =>
        {
            queries.AddRange(request.Url.EndsWith("/executions", StringComparison.Ordinal) ? [request.Query] : []);
            return null;
        });

        var active = $"(state=\"ACTIVE\" OR state=\"QUEUED\") AND label.aef_key=\"{AdmissionKey.LabelOf("yellow")}\" AND createTime";
        queries.Count.ShouldBeGreaterThan(2);
        queries.ShouldAllBe(q => q["view"].ToJson() == "\"FULL\"");
        queries.ShouldAllBe(q => q["fields"].ToJson() == "\"executions(name,createTime),nextPageToken\"");
        queries.Select(q => q["filter"].TryGetString(out var filter) ? filter : string.Empty).ShouldAllBe(f => f.StartsWith(active));
    }

    [Theory]
    [InlineData(403, "The run was not admitted: the active runs cannot be listed: no")]
    [InlineData(503, "The run was not admitted: the active runs cannot be listed: no")]
    public void A_run_whose_lists_are_refused_is_refused(int code, string message)
    {
        var test = new AdmissionCase(1, ConcurrencyBehavior.Queue, false, 100, [new AdmissionRun("a", 0, 400, string.Empty, false)]);

        var member = RunGroup.Members(test, refuse: r => r.Url.EndsWith("/executions", StringComparison.Ordinal) ? code : null).Single();

        member.Outcome.State.ShouldBe("refused");
        member.Execution!.Error!.Value["message"].ToString().ShouldContain(message); // it was refused
    }

    [Fact]
    public void A_run_that_may_not_cancel_others_is_refused()
    {
        var test = new AdmissionCase(1, ConcurrencyBehavior.CancelOldest, false, 100,
            [new AdmissionRun("a", 0, 400, string.Empty, false), new AdmissionRun("b", 1_000_000, 10, string.Empty, false)]);

        var outcomes = RunGroup.Run(test, refuse: r => r.Method == "POST" ? 403 : null);

        outcomes.Select(o => o.State).ShouldBe(["succeeded", "refused"]);
    }

    private static bool IsFound(PlantedFault fault, Dice dice)
    {
        var sources = new Dictionary<WorkflowArtifact, string?>();
        for (var i = 0; i < MostCasesOfFault; i++)
        {
            var test = AdmissionCase.Generate(dice);
            var artifact = test.Compile();
            if (!sources.TryGetValue(artifact, out var source))
            {
                source = sources[artifact] = fault.In(artifact.PrintCompact());
            }

            if (source is not null
                && !RunGroup.Run(test, source).Zip(AdmissionModel.Of(test)).All(p => p.First.Resembles(p.Second)))
            {
                return true;
            }
        }

        return false;
    }
}
