using System.Globalization;
using System.Text;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Tests.Support;

namespace Aef.Tests.Conformity;

/// <summary>
/// Every mistake of timeout_minutes and deadline_minutes is found, with each of three seeds. The search takes long, so it runs only with
/// <c>AEF_UPDATE_BASELINES</c>; otherwise the scenarios of the table must still find the faults.
/// </summary>
public sealed class TimeoutFaultTests
{
    private const int Most = 600;
    private static readonly int[] Seeds = [0, 100_000, 200_000];

    [Fact]
    public void Every_planted_fault_of_the_timeout_is_found_with_each_of_three_seeds()
    {
        var table = Repository.PathOf("tests", "Baselines", "conformity-timeout-faults.md");
        if (!Baseline.Updating)
        {
            Verify(File.ReadAllLines(table)[2..]);
            return;
        }

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

        open.SelectMany(o => o.Value.Select(f => $"{f.Name}: not found with seed {o.Key}")).ShouldBeEmpty();
        var text = new StringBuilder("| planted fault | found by scenarios |\n| --- | --- |\n");
        foreach (var fault in TimeoutFaults.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | {string.Join(", ", found[fault.Name])} |\n");
        }

        Baseline.ShouldMatch(table, text.ToString());
    }

    private static void Verify(string[] rows)
    {
        var known = rows.Select(r => r.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(r => r[1], r => r[2].Split(", ").Select(int.Parse));
        known.Keys.ShouldBe(TimeoutFaults.All.Select(f => f.Name));
        known.Values.ShouldAllBe(v => v.Select(n => n / 100_000 * 100_000).SequenceEqual(Seeds));
        foreach (var number in known.Values.SelectMany(v => v).Distinct().Order())
        {
            var scenario = TimeoutDecorator.Generate(number);
            var product = new ScenarioRun(scenario);
            var artifact = product.Compile();
            var (source, expected) = (artifact.PrintCompact(), ReferenceScheduler.Of(scenario));
            TimeoutFaults.All.Where(f => known[f.Name].Contains(number) && !IsFound(f, product, artifact, source, expected))
                .Select(f => $"{f.Name}: not found by scenario {number}")
                .ShouldBeEmpty();
        }
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
