namespace Aef.Tests.Conformity;

/// <summary>Every mistake of connector bindings is found with each of three seeds.</summary>
public sealed class ConnectorFaultTests
{
    [Fact]
    public void Every_planted_fault_of_connector_bindings_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-connector-faults.md", ConnectorFaults.All, number =>
        {
            var scenario = number % 2 == 0
                ? ConnectorDecorator.Decorate(ScenarioGenerator.Generate(number), number)
                : ConnectorDecorator.WithTimeout(number);
            return TimeoutDecorator.IsExact(scenario) ? FaultTable.Case(scenario, received: true) : null;
        }).ShouldFindEachFaultWithEachSeed();

    [Fact]
    public void Every_planted_fault_of_expressions_in_entries_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-connector-expression-faults.md", ConnectorExpressionFaults.All, number =>
        {
            // Chance hardly ever lets the end of the run cut a start.
            var scenario = number % 10 == 1 ? ConnectorDecorator.WithCutStart(number) : ConnectorDecorator.WithBroken(number);
            return TimeoutDecorator.IsExact(scenario) ? FaultTable.Case(scenario, received: true) : null;
        }).ShouldFindEachFaultWithEachSeed();
}
