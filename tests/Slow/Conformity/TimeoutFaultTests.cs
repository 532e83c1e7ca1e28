namespace Aef.Tests.Conformity;

/// <summary>Every mistake of timeout_minutes and deadline_minutes is found, with each of three seeds.</summary>
public sealed class TimeoutFaultTests
{
    [Fact]
    public void Every_planted_fault_of_the_timeout_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-timeout-faults.md", TimeoutFaults.All, number =>
            TimeoutDecorator.Generate(number) is var scenario && TimeoutDecorator.IsExact(scenario) ? FaultTable.Case(scenario) : null)
            .ShouldFindEachFaultWithEachSeed();
}
