using System.Globalization;

namespace Aef.Tests.Conformity;

/// <summary>The scenarios of every test run, with what the rules require of each.</summary>
internal static class GeneratedScenarios
{
    /// <summary>How many there are: enough for every pair of features to occur a hundred times.</summary>
    public const int Count = 1_500;

    public static IEnumerable<(int Number, Scenario Scenario, ExpectedRun ExpectedRun)> All => Make(1, Count);

    /// <summary>Those of every test run, or others: <c>AEF_SCENARIOS=1501-9000</c> runs what no test run has seen.</summary>
    public static IEnumerable<(int Number, Scenario Scenario, ExpectedRun ExpectedRun)> Chosen =>
        Environment.GetEnvironmentVariable("AEF_SCENARIOS")?.Split('-') is [var first, var last]
            ? Make(int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture))
            : All;

    private static IEnumerable<(int Number, Scenario Scenario, ExpectedRun ExpectedRun)> Make(int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            var scenario = ScenarioGenerator.Generate(number);
            yield return (number, scenario, ReferenceScheduler.Of(scenario));
        }
    }
}
