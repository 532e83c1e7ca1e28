using System.Globalization;
using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Conformity;

/// <summary>
/// A file with the scenarios that find each planted fault, one for each of three seeds. The search takes long, so it runs only with
/// <c>AEF_UPDATE_BASELINES</c>; otherwise the scenarios of the file must find the faults, and nothing without a fault.
/// </summary>
internal sealed class FaultTable(string file, IReadOnlyList<PlantedFault> faults, Func<int, Func<PlantedFault?, string?>?> scenario)
{
    private const int Most = 600;
    private const int MostShown = 200;
    private const string Head =
        "| planted fault | found by scenarios | first difference | expected | actual |\n| --- | --- | --- | --- | --- |\n";

    private static readonly int[] Seeds = [0, 100_000, 200_000];

    /// <summary>
    /// Finds the difference that a fault makes to a scenario, or that the scenario has without a fault. With <paramref name="received"/>,
    /// what functions receive is compared too.
    /// </summary>
    public static Func<PlantedFault?, string?> Case(Scenario scenario, bool received = false)
    {
        var product = new ScenarioRun(scenario);
        var artifact = product.Compile();
        var (source, expected) = (artifact.PrintCompact(), ReferenceScheduler.Of(scenario));
        return fault => fault is null ? product.FindDifference(expected, artifact)
            : fault.In(source) is not { } broken ? null
            : received ? product.FindDifference(expected, artifact, broken)
            : Conformity.FindDifference(expected, product.Run(artifact, broken));
    }

    public void ShouldFindEachFaultWithEachSeed()
    {
        faults.Select(f => f.Name).ShouldBeUnique();
        var path = Repository.PathOf("tests", "Baselines", file);
        var numbers = Baseline.Updating ? Search() : Read(File.ReadAllLines(path)[2..]);
        var differences = Differences(numbers);
        var text = new StringBuilder(Head);
        foreach (var (name, found) in faults.Select(f => (f.Name, numbers[f.Name])))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(", ", found)} | {Cells(differences[name])} |\n");
        }

        Baseline.ShouldMatch(path, text.ToString());
    }

    /// <summary>The difference that the first scenario of each fault finds, when all its scenarios find one.</summary>
    private Dictionary<string, string> Differences(Dictionary<string, List<int>> numbers)
    {
        var differences = new Dictionary<string, string>();
        foreach (var number in numbers.Values.SelectMany(n => n).Distinct().Order())
        {
            var find = scenario(number).ShouldNotBeNull();
            find(null).ShouldBeNull($"scenario {number} without a fault");
            foreach (var fault in faults.Where(f => numbers[f.Name].Contains(number)))
            {
                differences.TryAdd(fault.Name, Find(find, fault).ShouldNotBeNull($"{fault.Name}: not found by scenario {number}"));
            }
        }

        return differences;
    }

    private Dictionary<string, List<int>> Read(string[] rows)
    {
        var numbers = rows.Select(r => r.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(r => r[1], r => r[2].Split(", ").Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList());
        numbers.Keys.ShouldBe(faults.Select(f => f.Name), "search again with AEF_UPDATE_BASELINES=1");
        numbers.Values.ShouldAllBe(found => found.Select(n => n / 100_000 * 100_000).SequenceEqual(Seeds));
        return numbers;
    }

    private Dictionary<string, List<int>> Search()
    {
        var numbers = faults.ToDictionary(f => f.Name, _ => new List<int>());
        foreach (var seed in Seeds)
        {
            var open = faults.ToList();
            for (var number = seed + 1; number <= seed + Most && open.Count > 0; number++)
            {
                if (scenario(number) is not { } find)
                {
                    continue;
                }

                foreach (var fault in open.Where(f => Find(find, f) is not null).ToList())
                {
                    open.Remove(fault);
                    numbers[fault.Name].Add(number);
                }
            }

            open.Select(f => f.Name).ShouldBeEmpty($"not found with seed {seed}");
        }

        return numbers;
    }

    private static string? Find(Func<PlantedFault?, string?> find, PlantedFault fault)
    {
        try
        {
            return find(fault);
        }
        catch (AefInternalException)
        {
            return "the compiled workflow does not pass its own checks";
        }
    }

    private static string Cells(string difference)
    {
        var cells = difference.Split('\n').Select(line =>
            line.Trim()
                .TrimEnd(':')
                .Replace("expected ", string.Empty, StringComparison.Ordinal)
                .Replace("actual ", string.Empty, StringComparison.Ordinal)
                .Trim());
        return string.Join(" | ", cells.Concat([string.Empty, string.Empty]).Take(3).Select(c => c.Length > MostShown ? c[..MostShown] + "…" : c));
    }
}
