using System.Text;
using Aef.Core.Targets.CloudWorkflows;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>Every mistake with secrets is found with each of three seeds.</summary>
public sealed class SecretFaultTests(ITestOutputHelper output)
{
    private const int ScenariosOfAFault = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_planted_fault_of_secrets_is_found(int seed)
    {
        var cases = new Dictionary<int, (ScenarioRun Product, WorkflowArtifact Artifact, string Source, ExpectedRun Expected)>();
        var found = new StringBuilder();
        var survivors = new List<string>();
        foreach (var fault in SecretFaults.All)
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
                var scenario = SecretConformityTests.Make(number, seed);
                var product = new ScenarioRun(scenario);
                var artifact = product.Compile();
                cases.Add(number, one = (product, artifact, artifact.PrintCompact(), ReferenceScheduler.Of(scenario)));
            }

            return one;
        }
    }
}
