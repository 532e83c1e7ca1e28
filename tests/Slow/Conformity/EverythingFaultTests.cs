namespace Aef.Tests.Conformity;

/// <summary>
/// Every mistake that only several features together show is found, with each of three seeds: in one execution, in parts, or in lanes.
/// </summary>
public sealed class EverythingFaultTests
{
    [Fact]
    public void Every_planted_fault_of_features_together_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-everything-faults.md", EverythingFaults.All, Case).ShouldFindEachFaultWithEachSeed();

    /// <summary>The fault is in the workflow of the pipeline and in all its parts and lanes.</summary>
    private static Func<PlantedFault?, string?> Case(int number)
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
        var printed = artifact.All().ToDictionary(a => a.Name, a => a.PrintCompact());
        return fault =>
        {
            var sources = printed.ToDictionary(p => p.Key, p => fault?.In(p.Value));
            return fault is null || sources.Values.Any(s => s is not null)
                ? product.FindDifference(expected, artifact, sources[artifact.Name], partSource: p => sources[p.Name])
                : null;
        };
    }
}
