using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConditionConformityTests"/>, with everything together.</summary>
public sealed class CombinedConformityTests(ITestOutputHelper output)
{
    private const int Count = 400;

    [Fact]
    public void Runs_with_everything_have_the_events_and_the_parameters_that_the_rules_require()
    {
        var (lists, received, ofItems, failures) = (0, 0, 0, 0);
        for (var number = 1; number <= Count; number++)
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
        lists.ShouldBeGreaterThan(500);
        received.ShouldBeGreaterThan(500);
        ofItems.ShouldBeGreaterThan(200);
        failures.ShouldBeGreaterThan(100);
    }
}
