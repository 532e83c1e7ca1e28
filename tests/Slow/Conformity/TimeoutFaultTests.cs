using System.Globalization;
using System.Text;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Tests.Support;

namespace Aef.Tests.Conformity;

/// <summary>Every mistake of timeout_minutes is found, with each of three seeds.</summary>
public sealed class TimeoutFaultTests
{
    private const int Most = 600;
    private static readonly int[] Seeds = [0, 100_000, 200_000];

    [Fact]
    public void Every_planted_fault_of_the_timeout_is_found_with_each_of_three_seeds()
    {
        var open = Seeds.ToDictionary(seed => seed, _ => TimeoutFaults.All.ToList());
        var found = TimeoutFaults.All.ToDictionary(f => f.Name, _ => new List<string>());
        foreach (var seed in Seeds)
        {
            for (var number = seed + 1; number <= seed + Most && open[seed].Count > 0; number++)
            {
                var scenario = TimeoutDecorator.Generate(number);
                if (!TimeoutDecorator.IsExact(scenario))
                {
                    continue;
                }

                var product = new ScenarioRun(scenario);
                var artifact = product.Compile();
                var (source, expected) = (artifact.PrintCompact(), ReferenceScheduler.Of(scenario));
                foreach (var fault in open[seed].Where(f => IsFound(f, product, artifact, source, expected)).ToList())
                {
                    open[seed].Remove(fault);
                    found[fault.Name].Add(number.ToString(CultureInfo.InvariantCulture));
                }
            }
        }

        open.Select(o => $"{o.Key}: {string.Join("; ", o.Value.Select(f => f.Name))}").Where(o => !o.EndsWith(": ", StringComparison.Ordinal))
            .ShouldBeEmpty();
        var table = new StringBuilder("| planted fault | found by scenarios |\n| --- | --- |\n");
        foreach (var fault in TimeoutFaults.All)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | {string.Join(", ", found[fault.Name])} |\n");
        }

        Baseline.ShouldMatch(Repository.PathOf("tests", "Baselines", "conformity-timeout-faults.md"), table.ToString());
    }

    private static bool IsFound(PlantedFault fault, ScenarioRun product, WorkflowArtifact artifact, string source, ExpectedRun expected)
    {
        if (fault.In(source) is not { } broken)
        {
            return false;
        }

        try
        {
            return Conformity.FindDifference(expected, product.Run(artifact, broken)) is not null;
        }
        catch (Aef.Documents.Diagnostics.AefInternalException)
        {
            return true; // the compiled workflow does not pass its own checks
        }
    }
}
