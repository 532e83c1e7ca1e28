namespace Aef.Tests.Conformity;

/// <summary>A pipeline that is split into several workflows does what the rules require of the whole.</summary>
public sealed class SplitConformityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Runs_of_split_pipelines_have_the_events_that_the_rules_require(int levelsOfAPart)
    {
        var split = 0;
        foreach (var (number, scenario, expected) in GeneratedScenarios.Chosen.Where(s => s.Number % 4 == levelsOfAPart && s.Scenario.Levels.Count > levelsOfAPart))
        {
            split++;
            if (Difference(scenario, expected, levelsOfAPart) is { } difference)
            {
                var smallest = ScenarioShrinker.Shrink(scenario, s => Difference(s, ReferenceScheduler.Of(s), levelsOfAPart) is not null);
                Assert.Fail(
                    $"Scenario {number}: {difference}\n\nMade smaller: {Difference(smallest, ReferenceScheduler.Of(smallest), levelsOfAPart)}\n{ScenarioText.Describe(smallest)}");
            }
        }

        split.ShouldBeGreaterThan(50);
    }

    private static string? Difference(Scenario scenario, ExpectedRun expected, int levelsOfAPart)
    {
        var product = new ScenarioRun(scenario);
        return Conformity.FindDifference(expected, product.Run(product.Split(levelsOfAPart)));
    }
}
