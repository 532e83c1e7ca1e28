namespace Aef.Tests.Conformity;

/// <summary>
/// Adds conditions to a scenario, the same for the same number: on levels, threads and steps, on constants and on the status of earlier
/// steps.
/// </summary>
internal static class ConditionDecorator
{
    public static Scenario Decorate(Scenario scenario, int number)
    {
        var dice = new Dice((ulong)number * 31 + 7);
        var ended = new List<string>();
        var levels = new List<ScenarioLevel>();
        foreach (var level in scenario.Levels)
        {
            var threads = level.Threads.Select(t => Decorate(t, ended, dice)).ToList();
            var hasDone = level.Threads.SelectMany(t => t.Steps).Any(s => scenario.Done.Contains(s.Id));
            levels.Add(level with { Threads = threads, When = !hasDone && dice.Chance(15) ? Condition(ended, dice) : null });
            ended.AddRange(level.Threads.SelectMany(t => t.Steps).Select(s => s.Id));
        }

        var decorated = scenario with { Levels = levels };
        return decorated with
        {
            Levels = decorated.Levels.Select(l =>
                l with
                {
                    Threads = l.Threads.Select(t => t.Steps.Any(s => scenario.Done.Contains(s.Id)) ? t with { When = null } : t).ToList(),
                })
                .ToList(),
        };
    }

    private static ScenarioThread Decorate(ScenarioThread thread, List<string> ended, Dice dice)
    {
        // A condition could keep the step that ends a loop from running.
        var ids = thread.Steps.Select(s => s.Id).ToList();
        var loops = thread.Steps.Where((s, i) => s.Next is { } next && ids.IndexOf(next) is >= 0 and var target && target <= i).Any();
        var known = new List<string>(ended);
        var steps = new List<ScenarioStep>();
        foreach (var step in thread.Steps)
        {
            steps.Add(step with { When = dice.Chance(loops ? 0 : 35) ? Condition(known, dice) : null });
            known.Add(step.Id);
        }

        return thread with { Steps = steps, When = dice.Chance(15) ? Condition(ended, dice) : null };
    }

    private static ScenarioCondition Condition(List<string> ended, Dice dice) => ended.Count == 0 || dice.Chance(25)
        ? new ScenarioCondition(null, string.Empty, dice.Chance(60))
        : new ScenarioCondition(ended[dice.Below(ended.Count)], dice.Pick("succeeded", "failed", "skipped"), dice.Chance(60));
}
