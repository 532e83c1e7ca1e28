using Aef.Core.Targets.CloudWorkflows;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>
/// Every mistake that only several features together show is found with each of three seeds: in one execution, in parts, or in lanes.
/// </summary>
public sealed class EverythingFaultTests(ITestOutputHelper output)
{
    private const int ScenariosOfSeed = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_planted_fault_of_features_together_is_found(int seed)
    {
        var survivors = EverythingFaults.All.ToList();
        for (var number = seed * 10_000; number < (seed * 10_000) + ScenariosOfSeed && survivors.Count > 0; number++)
        {
            var scenario = (number % 3) switch
            {
                0 => EverythingDecorator.ForParts(number),
                1 => EverythingDecorator.ForLanes(number),
                _ => EverythingDecorator.Generate(number),
            };
            var product = new ScenarioRun(scenario);
            var artifact = (number % 3) switch { 0 => product.Split(1), 1 => product.Lanes(), _ => product.Compile() };
            var expected = product.Expect(artifact);
            foreach (var fault in survivors.Where(f => IsFound(f, product, artifact, expected)).ToList())
            {
                output.WriteLine($"{fault.Name}: scenario {number}");
                survivors.Remove(fault);
            }
        }

        survivors.Select(f => f.Name).ShouldBeEmpty();
    }

    /// <summary>The fault is in the workflow of the pipeline and in all its parts and lanes.</summary>
    private static bool IsFound(PlantedFault fault, ScenarioRun product, WorkflowArtifact artifact, ExpectedRun expected)
    {
        var sources = artifact.All().ToDictionary(a => a.Name, a => fault.In(a.PrintCompact()));
        return sources.Values.Any(s => s is not null)
            && product.FindDifference(
                expected,
                artifact,
                sources[artifact.Name],
                partSource: p => sources[p.Name]) is not null;
    }
}
