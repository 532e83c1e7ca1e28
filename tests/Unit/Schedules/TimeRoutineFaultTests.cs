using Aef.Tests.Support;

namespace Aef.Tests.Schedules;

/// <summary>
/// Faults in the routines of the support library, <c>time-faults.tsv</c>, planted one at a time: the comparison with the clocks must find
/// each of them.
/// </summary>
public sealed class TimeRoutineFaultTests
{
    private const int MaxCases = 2000;

    private static readonly string Library = File.ReadAllText(
        Repository.PathOf("src", "Aef.Core", "Targets", "CloudWorkflows", "Support", "support-library.yaml"));

    private static readonly Dictionary<string, (string Old, string Now)> Faults =
        File.ReadAllLines(Repository.PathOf("tests", "Unit", "Schedules", "time-faults.tsv"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Replace('⏎', '\n').Split('\t'))
            .ToDictionary(f => f[0], f => (f[1], f[2]), StringComparer.Ordinal);

    public static TheoryData<string> Names() => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_fault_is_found(string fault)
    {
        var (old, now) = Faults[fault];
        Library.Split(old).Length.ShouldBe(2, "the old text occurs once");
        var comparison = new TimeComparison(new TimeRoutine(Library.Replace(old, now, StringComparison.Ordinal)), seed: 1);

        string? difference = null;
        for (var i = 0; i < MaxCases && difference is null; i++)
        {
            difference = comparison.Next();
        }

        difference.ShouldNotBeNull();
    }
}
