using Aef.Tests.Support;
using Xunit.Abstractions;

namespace Aef.Tests.Conformity;

/// <summary>What the generated scenarios come to.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int LeastRunsOfAPair = 50;
    private const int LeastGenerated = 3_000;

    [Fact]
    public void Every_pair_of_features_occurs_in_fifty_generated_runs()
    {
        var table = new CoverageTable(Features.All);
        foreach (var (_, scenario, expected) in GeneratedScenarios.All)
        {
            table.Add(Features.Of(scenario, expected));
        }

        output.WriteLine(table.ToMarkdown());
        table.Pairs.Where(p => p.Count < LeastRunsOfAPair).ShouldBeEmpty();
        Baseline.ShouldMatch(Repository.PathOf("tests", "Baselines", "conformity-coverage.md"), table.ToMarkdown());
    }

    [Fact]
    public void A_test_run_generates_at_least_three_thousand_pipelines() =>
        (GeneratedScenarios.Count + ConditionConformityTests.Count + ParameterConformityTests.Count + LoopConformityTests.Count
            + SectionConformityTests.Count + CombinedConformityTests.Count).ShouldBeGreaterThanOrEqualTo(LeastGenerated);
}
