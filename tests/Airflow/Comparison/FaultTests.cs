using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>Each mistake that a lowering could make is a difference in one of the first scenarios.</summary>
public sealed class FaultTests
{
    [PythonFact]
    public void Every_fault_in_a_DAG_of_the_lowering_table_is_found() =>
        Missed(new SampleLowering(), ScenarioFeatures.Loops | ScenarioFeatures.Statuses).ShouldBeEmpty();

    [PythonFact]
    public void Every_fault_in_a_DAG_of_the_product_is_found() =>
        Missed(new ProductCompiler(), ProductConformityTests.Features).ShouldBeEmpty();

    [Fact]
    public void There_are_enough_faults() =>
        DagFaults.All.Concat(LimitFaults.All).Select(f => f.Name).Concat(DataFaults.All.Select(f => f.Name)).Distinct().Count()
            .ShouldBeGreaterThanOrEqualTo(75);

    private static List<string> Missed(IDagCompiler compiler, ScenarioFeatures features)
    {
        using var check = new ConformityCheck(compiler);
        var prepared = Enumerable.Range(1, 150).Select(n => check.Prepare(AirflowScenario.Generate(n, features), 2 + (n % 2))).ToList();
        prepared.Count(p => check.FindDifference(p) is not null).ShouldBe(0, "without a fault");
        var inDag = compiler is ProductCompiler ? DagFaults.All.Concat(LimitFaults.All) : DagFaults.All;
        var faults = inDag.Where(f => prepared.TrueForAll(p => check.FindDifference(p, f.Plant) is null)).Select(f => f.Name);
        var inFunctions = compiler is ProductCompiler ? DataFaults.All : [];
        return [.. faults, .. inFunctions.Where(f => prepared.TrueForAll(p => check.FindDifference(p, null,
            f.Plant) is null)).Select(f => f.Name)];
    }
}
