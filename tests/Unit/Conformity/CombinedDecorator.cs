namespace Aef.Tests.Conformity;

/// <summary>
/// Scenarios with conditions, for_each, parameters, outputs, on_failure and finally together, the same for the same number.
/// </summary>
internal static class CombinedDecorator
{
    public static Scenario Generate(int number)
    {
        var levels = LoopDecorator.Decorate(ConditionDecorator.Decorate(ScenarioGenerator.Generate(number), number), number);
        return SectionDecorator.AddSections(WithSmallItems(ParameterDecorator.Decorate(levels, number, seed: 2)), number);
    }

    /// <summary>A large output for each of many items would end the run for lack of memory.</summary>
    private static Scenario WithSmallItems(Scenario scenario) => scenario with
    {
        Levels = scenario.Levels.Select(l => l with
        {
            Threads = l.Threads.Select(t => t.Items is null
                ? t
                : t with { Steps = t.Steps.Select(s => s with { OutputBytes = null }).ToList() }).ToList(),
        }).ToList(),
    };
}
