namespace Aef.Tests.Conformity;

/// <summary>
/// What a run does is what the six rules of the definition format require, for generated pipelines under generated failures.
/// </summary>
public sealed class ConformityTests
{
    [Fact]
    public void Runs_of_generated_pipelines_have_the_events_that_the_rules_require() => ShouldConform(logs: true, every: 1);

    [Fact]
    public void Runs_without_logs_have_the_same_events() => ShouldConform(logs: false, every: 4);

    private static void ShouldConform(bool logs, int every)
    {
        foreach (var (number, scenario, expected) in GeneratedScenarios.Chosen.Where(s => s.Number % every == 0))
        {
            if (Difference(scenario, expected, logs) is { } difference)
            {
                var smallest = ScenarioShrinker.Shrink(scenario, s => Difference(s, ReferenceScheduler.Of(s), logs) is not null);
                Assert.Fail(
                    $"Scenario {number}: {difference}\n\nMade smaller: {Difference(smallest, ReferenceScheduler.Of(smallest), logs)}\n{ScenarioText.Describe(smallest)}");
            }
        }
    }

    private static string? Difference(Scenario scenario, ExpectedRun expected, bool logs)
    {
        var product = new ScenarioRun(scenario);
        return Conformity.FindDifference(expected, product.Run(product.Compile(logs)));
    }
}
