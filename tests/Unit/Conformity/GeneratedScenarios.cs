using System.Globalization;

namespace Aef.Tests.Conformity;

/// <summary>The scenarios of every test run, with what the rules require of each.</summary>
internal static class GeneratedScenarios
{
    /// <summary>How many plain ones there are: enough for every pair of features to occur fifty times.</summary>
    public const int Count = 650;

    public static IEnumerable<(int Number, Scenario Scenario, ExpectedRun ExpectedRun)> All => Make(Enumerable.Range(1, Count));

    /// <summary>Those of every test run, or others.</summary>
    public static IEnumerable<(int Number, Scenario Scenario, ExpectedRun ExpectedRun)> Chosen => Make(Numbers(Count));

    /// <summary>The first numbers, or others: <c>AEF_SCENARIOS=651-9000</c> runs what no test run has seen.</summary>
    public static IEnumerable<int> Numbers(int count) =>
        Environment.GetEnvironmentVariable("AEF_SCENARIOS")?.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList()
            is [var first, var last]
            ? Enumerable.Range(first, last - first + 1)
            : Enumerable.Range(1, count);

    private static IEnumerable<(int Number, Scenario Scenario, ExpectedRun ExpectedRun)> Make(IEnumerable<int> numbers) =>
        from number in numbers
        let scenario = ScenarioGenerator.Generate(number)
        select (number, scenario, ReferenceScheduler.Of(scenario));
}
