using System.Text;
using Aef.Core.Targets.CloudWorkflows;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>As <see cref="ConditionConformityTests"/>, with parameters, long expressions and outputs.</summary>
public sealed class ParameterConformityTests(ITestOutputHelper output)
{
    private const int Count = 1_000;
    private const int ScenariosOfAFault = 400;

    [Fact]
    public void Runs_with_parameters_have_the_events_and_the_parameters_that_the_rules_require()
    {
        var (received, expressionErrors, tooLarge) = (0, 0, 0);
        for (var number = 1; number <= Count; number++)
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
        received.ShouldBeGreaterThan(1_000);
        expressionErrors.ShouldBeGreaterThan(50);
        tooLarge.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_planted_fault_of_parameters_is_found(int seed)
    {
        var cases = new Dictionary<int, (ScenarioRun Product, WorkflowArtifact Artifact, string Source, ExpectedRun Expected)>();
        var found = new StringBuilder();
        var survivors = new List<string>();
        foreach (var fault in ParameterFaults.All)
        {
            var number = Enumerable.Range(1, ScenariosOfAFault).FirstOrDefault(n =>
                Case(n) is var one
                    && fault.In(one.Source) is { } broken
                    && one.Product.FindDifference(one.Expected, one.Artifact, broken) is not null);
            found.Append(number == 0 ? string.Empty : $"{fault.Name}: {number}\n");
            survivors.AddRange(number == 0 ? [fault.Name] : Array.Empty<string>());
        }

        output.WriteLine(found.ToString());
        survivors.ShouldBeEmpty();

        (ScenarioRun Product, WorkflowArtifact Artifact, string Source, ExpectedRun Expected) Case(int number)
        {
            if (!cases.TryGetValue(number, out var one))
            {
                var scenario = Make(number, seed);
                var product = new ScenarioRun(scenario);
                var artifact = product.Compile();
                cases.Add(number, one = (product, artifact, artifact.PrintCompact(), ReferenceScheduler.Of(scenario)));
            }

            return one;
        }
    }

    private static Scenario Make(int number, int seed) =>
        ParameterDecorator.Decorate(ConditionDecorator.Decorate(ScenarioGenerator.Generate(number), number), number, seed);
}
