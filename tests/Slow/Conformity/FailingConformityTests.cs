namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConformityTests"/>, with conditions and lists that cannot be computed.</summary>
public sealed class FailingConformityTests
{
    internal const int Count = 100;

    [Fact]
    public void Runs_with_failing_conditions_have_the_events_that_the_rules_require()
    {
        var failed = 0;
        foreach (var number in GeneratedScenarios.Numbers(Count))
        {
            var generated = ScenarioGenerator.Generate(number) with { Done = [] };
            var looped = number % 3 == 0 ? LoopDecorator.Decorate(generated, number) with { Done = [] } : generated;
            var scenario = FailingDecorator.Decorate(SectionDecorator.AddSections(looped, number), number);
            var expected = ReferenceScheduler.Of(scenario);
            failed += expected.Failures.Count(f => f is { Kind: "ExpressionError", Attempt: 0 });
            var product = new ScenarioRun(scenario);
            var difference = Conformity.FindDifference(expected, product.Run(product.Compile()));
            difference.ShouldBeNull($"Scenario {number}\n{ScenarioText.Describe(scenario)}");
        }

        failed.ShouldBeGreaterThan(50); // the failures matter
    }
}
