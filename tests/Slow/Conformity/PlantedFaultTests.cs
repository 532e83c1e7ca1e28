using System.Text;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Tests.Support;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>The property test is worth what it finds: every planted fault must make it fail.</summary>
public sealed class PlantedFaultTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_planted_fault_is_found()
    {
        var cases = new Cases();
        var table = new StringBuilder(
            "| planted fault | found by scenario | first difference | expected | actual |\n| --- | --- | --- | --- | --- |\n");
        var survivors = new List<string>();
        foreach (var fault in PlantedFaults.All)
        {
            if (Find(fault, cases) is { } found)
            {
                table.Append($"| {fault.Name} | {found.Number} | {Cells(found.Difference)} |\n");
            }
            else
            {
                survivors.Add(fault.Name);
            }
        }

        output.WriteLine(table.ToString());
        survivors.ShouldBeEmpty();
        PlantedFaults.All.Select(f => f.Name).ShouldBeUnique();
        Baseline.ShouldMatch(Repository.PathOf("tests", "Baselines", "conformity-faults.md"), table.ToString());
    }

    private static string Cells(string difference)
    {
        var lines = difference.Split('\n');
        return string.Join(
            " | ",
            lines.Select(line =>
                line.Trim()
                    .TrimEnd(':')
                    .Replace("expected ", string.Empty, StringComparison.Ordinal)
                    .Replace("actual ", string.Empty, StringComparison.Ordinal)
                    .Trim()));
    }

    private static (int Number, string Difference)? Find(PlantedFault fault, Cases cases)
    {
        for (var number = 1; number <= GeneratedScenarios.Count; number++)
        {
            var (product, artifact, source, expected) = cases.Get(number);
            if (fault.In(source) is { } broken && Conformity.FindDifference(expected, product.Run(artifact, broken)) is { } difference)
            {
                return (number, difference);
            }
        }

        return null;
    }

    /// <summary>Compiled scenarios, kept because most faults are found by the first few.</summary>
    private sealed class Cases
    {
        private readonly Dictionary<int, (
            ScenarioRun Product,
            WorkflowArtifact Artifact,
            string Source,
            ExpectedRun ExpectedRun)> _compiled = [];

        public (ScenarioRun Product, WorkflowArtifact Artifact, string Source, ExpectedRun ExpectedRun) Get(int number)
        {
            if (!_compiled.TryGetValue(number, out var compiled))
            {
                var scenario = ScenarioGenerator.Generate(number);
                var product = new ScenarioRun(scenario);
                var artifact = product.Compile();
                compiled = _compiled[number] = (product, artifact, artifact.PrintCompact(), ReferenceScheduler.Of(scenario));
            }

            return compiled;
        }
    }
}
