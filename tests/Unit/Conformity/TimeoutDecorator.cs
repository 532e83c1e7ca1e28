namespace Aef.Tests.Conformity;

/// <summary>
/// Gives a scenario a timeout of the run that cuts it, and a deadline, the same for the same number: often exactly when something happens,
/// else shortly before or after. Sections get conditions on the state that follows.
/// </summary>
internal static class TimeoutDecorator
{
    /// <summary>The scenario with a timeout; one kind of three has nothing else, one conditions and sections, and one everything.</summary>
    public static Scenario Generate(int number)
    {
        var plain = ScenarioGenerator.Generate(number);
        return Decorate((number % 3) switch
        {
            0 => plain,
            1 => SectionDecorator.Decorate(plain, number),
            _ => CombinedDecorator.Generate(number),
        }, number);
    }

    public static Scenario Decorate(Scenario scenario, int number)
    {
        var dice = new Dice((ulong)number * 43 + 17);
        var wide = scenario.Levels.FirstOrDefault(l => l.Threads.Count > 10)?.Id; // whose threads end in other ways
        var times = ReferenceScheduler.Of(scenario).Events.Where(e => e.Level is not ("on_failure" or "finally"))
            .Where(e => wide is null || e.Level == wide)
            .Select(e => e.Time)
            .Where(t => t > 0 && t * 128 == Math.Floor(t * 128))
            .ToList();
        var time = times.Count == 0 ? 30 : times[dice.Below(times.Count)];
        var late = times.Count == 0 ? 20 : times[dice.Below(times.Count)];
        return scenario with
        {
            Timeout = dice.Chance(90) ? Math.Max(0.5, time + dice.Pick(0, 0, 0, -0.5, 0.5, 2, 7.25)) : null,
            Deadline = dice.Chance(50) ? Math.Max(0.5, late + dice.Pick(0, 0, -0.5, 0.5, 3)) : null,
            OnFailure = OnState(scenario.OnFailure, dice),
            Finally = OnState(scenario.Finally, dice),
        };
    }

    /// <summary>True for a scenario whose clock counts no ticks, on which it could depend whether the end is reached.</summary>
    public static bool IsExact(Scenario scenario) => scenario.Steps.SelectMany(s => s.OfItems.SelectMany(i => i).Concat(s.Starts))
        .All(s => s.Start.Count(f => f.Kind != "ok") < 5);

    private static List<ScenarioStep> OnState(IReadOnlyList<ScenarioStep> steps, Dice dice) =>
        steps.Select(s => s.When is { Subject: ConditionSubject.RunState } condition && dice.Chance(60)
            ? s with { When = condition with { Status = "timed_out" } }
            : s).ToList();
}
