namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConformityTests"/>, with conditions on levels, threads and steps.</summary>
public sealed class ConditionConformityTests
{
    internal const int Count = 500;

    [Fact]
    public void Runs_with_conditions_have_the_events_that_the_rules_require()
    {
        var (skipped, loops) = (0, 0);
        foreach (var number in GeneratedScenarios.Numbers(Count))
        {
            var scenario = ConditionDecorator.Decorate(ScenarioGenerator.Generate(number), number);
            var expected = ReferenceScheduler.Of(scenario);
            skipped += expected.Events.Count(e => e.Detail == "when is false");
            loops += expected.Events.Count > 5_000 ? 1 : 0;
            if (Difference(scenario) is { } difference)
            {
                var smallest = ScenarioShrinker.Shrink(scenario, s => IsValid(s) && Difference(s) is not null);
                Assert.Fail($"Scenario {number}: {difference}\n\nMade smaller: {Difference(smallest)}\n{ScenarioText.Describe(smallest)}");
            }
        }

        skipped.ShouldBeGreaterThan(500); // the conditions matter
        loops.ShouldBe(0);
    }

    /// <summary>True unless a condition names a step that is gone.</summary>
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
