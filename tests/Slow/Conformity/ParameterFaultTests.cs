namespace Aef.Tests.Conformity;

/// <summary>Every mistake of parameters, long expressions and outputs is found with each of three seeds.</summary>
public sealed class ParameterFaultTests
{
    [Fact]
    public void Every_planted_fault_of_parameters_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-parameter-faults.md", ParameterFaults.All, number =>
            FaultTable.Case(ParameterConformityTests.Make(number, seed: 1), received: true))
            .ShouldFindEachFaultWithEachSeed();
}
