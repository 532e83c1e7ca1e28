namespace Aef.Tests.Conformity;

/// <summary>The scenarios of every test run, with what the rules demand of each.</summary>
internal static class GeneratedScenarios
{
    /// <summary>How many there are: enough for every pair of features to occur a hundred times.</summary>
    public const int Count = 1_500;

    public static IEnumerable<(int Number, Scenario Scenario, Demand Demand)> All => Enumerable.Range(1, Count).Select(number =>
    {
        var scenario = ScenarioGenerator.Generate(number);
        return (number, scenario, ReferenceScheduler.Of(scenario));
    });
}
