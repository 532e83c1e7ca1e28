namespace Aef.Tests.Conformity;

/// <summary>The property test is worth what it finds: every planted fault must make it fail.</summary>
public sealed class PlantedFaultTests
{
    [Fact]
    public void Every_planted_fault_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-faults.md", PlantedFaults.All, number => FaultTable.Case(ScenarioGenerator.Generate(number)))
            .ShouldFindEachFaultWithEachSeed();
}
