using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConditionConformityTests"/>, with parameters, long expressions and outputs.</summary>
public sealed class ParameterConformityTests(ITestOutputHelper output)
{
    internal const int Count = 500;

    [Fact]
    public void Runs_with_parameters_have_the_events_and_the_parameters_that_the_rules_require()
    {
        var (received, expressionErrors, tooLarge) = (0, 0, 0);
        foreach (var number in GeneratedScenarios.Numbers(Count))
        {
            var scenario = Make(number, seed: 1);
            var expected = ReferenceScheduler.Of(scenario);
            received += expected.Received.Count;
            expressionErrors += expected.Failures.Count(f => f.Kind == "ExpressionError");
            tooLarge += expected.Failures.Count(f => f.Kind == "OutputTooLarge");
            var product = new ScenarioRun(scenario);
            if (product.FindDifference(expected, product.Compile()) is { } difference)
            {
                Assert.Fail($"Scenario {number}: {difference}\n{ScenarioText.Describe(scenario)}");
            }
        }

        output.WriteLine(
            $"{received} starts with parameters, {expressionErrors} parameters that failed, {tooLarge} outputs that were too large");
        received.ShouldBeGreaterThan(500);
        expressionErrors.ShouldBeGreaterThan(25);
        tooLarge.ShouldBeGreaterThan(25);
    }

    internal static Scenario Make(int number, int seed) =>
        ParameterDecorator.Decorate(ConditionDecorator.Decorate(ScenarioGenerator.Generate(number), number), number, seed);
}
