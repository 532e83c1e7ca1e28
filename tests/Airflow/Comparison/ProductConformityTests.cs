using System.Globalization;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Airflow.Ruff;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>The DAGs of the product do what the rules require. <c>AEF_SCENARIOS=151-2150</c> runs other scenarios.</summary>
public sealed class ProductConformityTests
{
    internal const ScenarioFeatures Features =
        ScenarioFeatures.Next | ScenarioFeatures.Loops | ScenarioFeatures.Statuses | ScenarioFeatures.Outputs | ScenarioFeatures.Failing
        | ScenarioFeatures.Limits;
    private const int Count = 150;

    private static IEnumerable<int> Numbers =>
        Environment.GetEnvironmentVariable("AEF_SCENARIOS")?.Split('-')
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture))
            .ToList() is [var first, var last]
            ? Enumerable.Range(first, last - first + 1)
            : Enumerable.Range(1, Count);

    [PythonFact]
    public void DAGs_of_the_product_do_what_the_rules_require()
    {
        using var check = new ConformityCheck(new ProductCompiler());
        check.CompareAll(Numbers, Features).ShouldBeNull();
    }

    [RuffFact]
    public void DAGs_of_the_product_are_clean()
    {
        foreach (var generation in new[] { 2, 3 })
        {
            var sources = Enumerable.Range(1, 40)
                .Select(n => new ProductCompiler().Compile(AirflowScenario.Generate(n, Features), generation).Python)
                .ToList();
            RuffCheck.Lint(generation, sources).ShouldBeEmpty();
            RuffCheck.Compile(sources).ShouldBeEmpty();
        }
    }

    [PythonFact]
    public void The_reader_finds_the_tasks_and_edges_that_Python_finds()
    {
        using var values = new PythonValues();
        foreach (var number in Enumerable.Range(1, 40))
        {
            var generation = 2 + (number % 2);
            var compiled = new ProductCompiler().Compile(AirflowScenario.Generate(number, Features), generation);
            ReaderComparison.Compare(values, compiled.Python, DagReader.Read(compiled.Read(compiled.Python), generation));
        }
    }
}
