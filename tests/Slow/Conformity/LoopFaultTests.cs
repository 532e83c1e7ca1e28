namespace Aef.Tests.Conformity;

/// <summary>Every mistake of for_each is found, with each of three seeds. It runs beside <see cref="LoopConformityTests"/>.</summary>
public sealed class LoopFaultTests
{
    [Fact]
    public void Every_planted_fault_of_for_each_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-loop-faults.md", LoopFaults.All, number => FaultTable.Case(LoopConformityTests.Make(number)))
            .ShouldFindEachFaultWithEachSeed();
}
