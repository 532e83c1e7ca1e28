namespace Aef.Tests.Conformity;

/// <summary>
/// Lets conditions, and lists of threads, fail: the same ones for the same number. Most of them belong to steps that may fail and have a
/// NEXT, because those are followed by the most.
/// </summary>
internal static class FailingDecorator
{
    private static readonly ScenarioCondition Failing = new(null, string.Empty, IsEqual: true) { Fails = true };

    public static Scenario Decorate(Scenario scenario, int number)
    {
        var dice = new Dice((ulong)number * 53 + 17);
        return scenario with
        {
            Levels = [.. scenario.Levels.Select((level, index) => level with
            {
                When = dice.Chance(index == scenario.Levels.Count - 1 ? 12 : 3) ? Failing : level.When,
                Threads = [.. level.Threads.Select(t => Decorate(t, dice, index == scenario.Levels.Count - 1))],
            })],
            OnFailure = [.. scenario.OnFailure.Select(s => Decorate(s, dice, isLast: false))],
            Finally = [.. scenario.Finally.Select(s => Decorate(s, dice, isLast: false))],
        };
    }

    private static ScenarioThread Decorate(ScenarioThread thread, Dice dice, bool isLast)
    {
        var steps = thread.Steps.ToList();
        if (thread.Items > 0 && steps is [{ Next: null } first, { Next: null }, var target, ..] && dice.Chance(60))
        {
            steps[0] = first with { Continue = true, Next = target.Id };
        }

        return thread with
        {
            When = dice.Chance(isLast ? 12 : 3) ? Failing : thread.When,
            ListFails = thread.Items > 0 && dice.Chance(isLast ? 20 : 5),
            Steps = [.. steps.Select(s => Decorate(s, dice, isLast))],
        };
    }

    private static ScenarioStep Decorate(ScenarioStep step, Dice dice, bool isLast) =>
        dice.Chance(step.Continue ? (step.Next is null ? 25 : 60) : isLast ? 10 : 3) ? step with { When = Failing } : step;
}
