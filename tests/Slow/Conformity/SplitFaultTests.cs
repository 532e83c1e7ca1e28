using System.Text;
using Aef.Tests.Support;

namespace Aef.Tests.Conformity;

/// <summary>Every mistake of splitting is found by a generated scenario.</summary>
public sealed class SplitFaultTests
{
    [Fact]
    public void Every_planted_fault_of_splitting_is_found()
    {
        var table = new StringBuilder("| planted fault | in | found by scenario |\n| --- | --- | --- |\n");
        var survivors = new List<string>();
        foreach (var (fault, isPart) in SplitFaults.InParents.Select(f => (f, false)).Concat(SplitFaults.InParts.Select(f => (f, true))))
        {
            if (Find(fault, isPart) is { } number)
            {
                table.Append($"| {fault.Name} | {(isPart ? "parts" : "the workflow that runs them")} | {number} |\n");
            }
            else
            {
                survivors.Add(fault.Name);
            }
        }

        survivors.ShouldBeEmpty();
        Baseline.ShouldMatch(Repository.PathOf("tests", "Baselines", "conformity-split-faults.md"), table.ToString());
    }

    private static int? Find(PlantedFault fault, bool isPart)
    {
        for (var number = 1; number <= GeneratedScenarios.Count; number++)
        {
            var scenario = ScenarioGenerator.Generate(number);
            if (scenario.Levels.Count > 2 && IsFound(fault, isPart, scenario, 1 + (number % 2)))
            {
                return number;
            }
        }

        return null;
    }

    private static bool IsFound(PlantedFault fault, bool isPart, Scenario scenario, int levelsOfAPart)
    {
        var product = new ScenarioRun(scenario);
        var artifact = product.Split(levelsOfAPart);
        var parent = isPart ? null : fault.In(artifact.PrintCompact());
        var parts = isPart
            ? artifact.Parts.Select(p => (p.Name, Broken: fault.In(p.PrintCompact())))
                .Where(p => p.Broken is not null)
                .ToDictionary(p => p.Name, p => p.Broken)
            : [];
        return (parent is not null || parts.Count > 0)
            && Conformity.FindDifference(
                ReferenceScheduler.Of(scenario),
                product.Run(artifact, parent, p => parts.GetValueOrDefault(p.Name))) is not null;
    }
}
