using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConditionConformityTests"/>, with everything together.</summary>
public sealed class CombinedConformityTests(ITestOutputHelper output)
{
    internal const int Count = 500;

    [Fact]
    public void Runs_with_everything_have_the_events_and_the_parameters_that_the_rules_require()
    {
        var (lists, received, ofItems, failures) = (0, 0, 0, 0);
        foreach (var number in GeneratedScenarios.Numbers(Count))
        {
            var scenario = CombinedDecorator.Generate(number);
            var expected = ReferenceScheduler.Of(scenario);
            lists += expected.Events.Count(e => e.Kind == "ItemsListed");
            received += expected.Received.Count;
            ofItems += expected.Received.Keys.Count(r => r.Job.EndsWith(']'));
            failures += expected.Events.Any(e => e is { Kind: "LevelStarted", Level: "on_failure" }) ? 1 : 0;
            var product = new ScenarioRun(scenario);
            if (product.FindDifference(expected, product.Compile()) is { } difference)
            {
                Assert.Fail($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
            }
        }

        output.WriteLine($"{lists} lists, {received} starts with parameters, {ofItems} of them of items, {failures} runs with on_failure");
        lists.ShouldBeGreaterThan(600);
        received.ShouldBeGreaterThan(600);
        ofItems.ShouldBeGreaterThan(250);
        failures.ShouldBeGreaterThan(125);
    }
}
