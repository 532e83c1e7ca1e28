namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConditionConformityTests"/>, with threads that run once for each item.</summary>
public sealed class LoopConformityTests
{
    internal const int Count = 500;

    [Fact]
    public void Runs_with_for_each_have_the_events_that_the_rules_require()
    {
        var (lists, restored, empty) = (0, 0, 0);
        foreach (var number in GeneratedScenarios.Numbers(Count))
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

        lists.ShouldBeGreaterThan(500); // the lists matter
        restored.ShouldBeGreaterThan(100);
        empty.ShouldBeGreaterThan(50);
    }

    internal static Scenario Make(int number) =>
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
