namespace Aef.Tests.Conformity;

/// <summary>Every mistake of callbacks is found with each of three seeds.</summary>
public sealed class CallbackFaultTests
{
    [Fact]
    public void Every_planted_fault_of_callbacks_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-callback-faults.md", CallbackFaults.All, number =>
        {
            var scenario = number % 2 == 0
                ? CallbackDecorator.Decorate(ScenarioGenerator.Generate(number), number)
                : CallbackDecorator.WithTimeout(number);
            return TimeoutDecorator.IsExact(scenario) ? FaultTable.Case(scenario, received: true) : null;
        }).ShouldFindEachFaultWithEachSeed();
}
