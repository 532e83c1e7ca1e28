namespace Aef.Tests.Conformity;

/// <summary>Every mistake of on_failure, finally and resume is found, with each of three seeds.</summary>
public sealed class SectionFaultTests
{
    [Fact]
    public void Every_planted_fault_of_the_sections_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-section-faults.md", SectionFaults.All, number =>
            FaultTable.Case(SectionDecorator.Decorate(ScenarioGenerator.Generate(number), number)))
            .ShouldFindEachFaultWithEachSeed();
}
