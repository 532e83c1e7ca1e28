namespace Aef.Tests.Conformity;

/// <summary>
/// Adds on_failure and finally to a scenario, the same for the same number, with conditions on the outcome of the run and on all steps. A
/// third of the scenarios has conditions in the levels too, and another third conditions on outputs.
/// </summary>
internal static class SectionDecorator
{
    public static Scenario Decorate(Scenario scenario, int number)
    {
        var dice = new Dice((ulong)number * 37 + 11);
        var kind = dice.Below(3);
        var decorated = kind > 0 ? ConditionDecorator.Decorate(scenario, number) : scenario;
        decorated = kind == 2 ? WithOutputs(decorated, dice) : decorated;

        return AddSections(decorated, number, dice);
    }

    /// <summary>Adds on_failure and finally, and leaves the levels as they are.</summary>
    public static Scenario AddSections(Scenario decorated, int number) => AddSections(decorated, number, new Dice((ulong)number * 41 + 13));

    private static Scenario AddSections(Scenario decorated, int number, Dice dice)
    {
        // Steps of another scenario, with all that can happen to a job.
        var pool = new Queue<ScenarioStep>(ScenarioGenerator.Generate(number + 500_000).LevelSteps.OrderBy(_ => dice.Below(1_000)));
        var known = decorated.LevelSteps.ToList();
        var onFailure = Take(pool, dice.Below(4), "F", known, decorated, dice);
        var always = Take(pool, onFailure.Count == 0 ? dice.Between(1, 3) : dice.Below(4), "Z", known, decorated, dice);
        return decorated with { OnFailure = onFailure, Finally = always };
    }

    private static List<ScenarioStep> Take(
        Queue<ScenarioStep> pool,
        int count,
        string prefix,
        List<ScenarioStep> known,
        Scenario scenario,
        Dice dice)
    {
        var steps = new List<ScenarioStep>();
        while (steps.Count < count && pool.TryDequeue(out var step))
        {
            var own = step with
            {
                 Id = $"{prefix}{steps.Count + 1}",
                Next = null,
                When = dice.Chance(50) ? Condition(known, scenario, dice) : null,
            };
            steps.Add(own);
            known.Add(own);
        }

        return steps;
    }

    private static ScenarioCondition Condition(List<ScenarioStep> known, Scenario scenario, Dice dice)
    {
        var restored = known.Where(s => scenario.HasOutputs && s.Type != "async" && scenario.Done.Contains(s.Id)).ToList();
        if (restored.Count > 0 && dice.Chance(50))
        {
            return new ScenarioCondition(restored[dice.Below(restored.Count)].Id, string.Empty, dice.Chance(60))
            {
                Subject = ConditionSubject.Output,
            };
        }

        var step = known[dice.Below(known.Count)];
        return dice.Below(4) switch
        {
            0 => new ScenarioCondition(null, dice.Pick("failed", "succeeded"), dice.Chance(60)) { Subject = ConditionSubject.RunState },
            1 => new ScenarioCondition(step.Id, string.Empty, dice.Chance(60)) { Subject = ConditionSubject.RunFailed },
            2 when scenario.HasOutputs && step.Type != "async" =>
                new ScenarioCondition(step.Id, string.Empty, dice.Chance(60)) { Subject = ConditionSubject.Output },
            _ => new ScenarioCondition(step.Id, dice.Pick("succeeded", "failed", "skipped"), dice.Chance(60)),
        };
    }

    /// <summary>Conditions on the status of a step that has an output become conditions on the output.</summary>
    private static Scenario WithOutputs(Scenario scenario, Dice dice)
    {
        var typed = scenario.LevelSteps.ToDictionary(s => s.Id, s => s.Type);
        return scenario with
        {
            HasOutputs = true,
            Levels = scenario.Levels.Select(l => l with
            {
                When = Change(l.When),
                Threads = l.Threads.Select(t => t with
                {
                    When = Change(t.When),
                    Steps = t.Steps.Select(s => s with { When = Change(s.When) }).ToList(),
                }).ToList(),
            }).ToList(),
        };

        ScenarioCondition? Change(ScenarioCondition? condition) =>
            condition is { Step: { } step } && typed[step] != "async" && dice.Chance(60)
            ? condition with { Subject = ConditionSubject.Output }
            : condition;
    }
}
