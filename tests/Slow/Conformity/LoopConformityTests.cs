using Aef.Core.Targets.CloudWorkflows;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConditionConformityTests"/>, with threads that run once for each item.</summary>
public sealed class LoopConformityTests(ITestOutputHelper output)
{
    private const int Count = 1_000;

    /// <summary>How many scenarios of a seed are tried; each seed must find every fault.</summary>
    private const int ScenariosOfSeed = 250;

    [Fact]
    public void Runs_with_for_each_have_the_events_that_the_rules_require()
    {
        var (lists, restored, empty) = (0, 0, 0);
        for (var number = 1; number <= Count; number++)
        {
            var scenario = Make(number);
            var expected = ReferenceScheduler.Of(scenario);
            lists += expected.Events.Count(e => e.Kind == "ItemsListed");
            restored += expected.Events.Count(e => e.Detail == "done before this run" && e.Job!.EndsWith(']')); // skips have a job
            empty += expected.Events.Count(e => e.Detail == "for_each has no items");
            if (Difference(scenario) is { } difference)
            {
                var smallest = ScenarioShrinker.Shrink(scenario, s => IsValid(s) && Difference(s) is not null);
                Assert.Fail($"Scenario {number}: {difference}\n\nMade smaller: {Difference(smallest)}\n{ScenarioText.Describe(smallest)}");
            }
        }

        lists.ShouldBeGreaterThan(1_000); // the lists matter
        restored.ShouldBeGreaterThan(200);
        empty.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_planted_fault_of_for_each_is_found(int seed)
    {
        var survivors = LoopFaults.All.ToList();
        for (var number = seed * 10_000; number < (seed * 10_000) + ScenariosOfSeed && survivors.Count > 0; number++)
        {
            var scenario = Make(number);
            var product = new ScenarioRun(scenario);
            var artifact = product.Compile();
            var expected = ReferenceScheduler.Of(scenario);
            foreach (var fault in survivors.ToList())
            {
                if (fault.In(artifact.Print(Aef.Documents.Tree.SourceFormat.Json)) is { } source
                    && IsFound(product, artifact, expected, source))
                {
                    output.WriteLine($"{fault.Name}: scenario {number}");
                    survivors.Remove(fault);
                }
            }
        }

        survivors.Select(f => f.Name).ShouldBeEmpty();
    }

    private static bool IsFound(ScenarioRun product, WorkflowArtifact artifact, ExpectedRun expected, string source)
    {
        try
        {
            return Conformity.FindDifference(expected, product.Run(artifact, source)) is not null;
        }
        catch (Aef.Documents.Diagnostics.AefInternalException)
        {
            return true; // the analyzer rejects the source
        }
    }

    private static Scenario Make(int number) =>
        LoopDecorator.Decorate(ConditionDecorator.Decorate(ScenarioGenerator.Generate(number), number), number);

    private static bool IsValid(Scenario scenario)
    {
        var ids = scenario.Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps).Select(s => s.Id).ToHashSet();
        var conditions = scenario.Levels.Select(l => l.When)
            .Concat(scenario.Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps.Select(s => s.When).Append(t.When)));
        return conditions.All(c => c?.Step is not { } step || ids.Contains(step));
    }

    private static string? Difference(Scenario scenario)
    {
        var product = new ScenarioRun(scenario);
        return Conformity.FindDifference(ReferenceScheduler.Of(scenario), product.Run(product.Compile()));
    }
}
