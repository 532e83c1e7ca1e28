namespace Aef.Tests.Conformity;

/// <summary>
/// Turns threads of a scenario into threads with <c>for_each</c>, the same for the same number: with none to 25 items, conditions about the
/// item, jobs that go another way for each item, and reruns after some items.
/// </summary>
internal static class LoopDecorator
{
    /// <summary>Threads beside a list are steps of their own, and a source has at most 128 KiB.</summary>
    private const int MostThreads = 20;

    public static Scenario Decorate(Scenario scenario, int number)
    {
        var dice = new Dice((ulong)number * 131 + 29);
        var starts = scenario.Levels.SelectMany(l => l.Threads)
            .SelectMany(t => t.Steps)
            .GroupBy(s => s.Type)
            .ToDictionary(g => g.Key, g => g.Select(s => s.Starts).ToList());
        var jumps = scenario.Levels.SelectMany(l => l.Threads)
            .SelectMany(t => t.Steps.Where(s => s.Next is not null && t.Steps.All(o => o.Id != s.Next)))
            .ToList();
        var done = scenario.Done.ToHashSet();
        var levels = scenario.Levels.Select(l => l.Threads.Count > MostThreads ? l : l with
        {
            Threads = l.Threads.Select(t =>
                t.Steps.Any(s => jumps.Contains(s) || jumps.Exists(j => j.Next == s.Id))
                    || !dice.Chance(60) ? t : Decorate(t, starts, done, dice))
                .ToList(),
        });
        return new Scenario(levels.ToList(), [.. done]);
    }

    private static ScenarioThread Decorate(
        ScenarioThread thread,
        Dictionary<string, List<IReadOnlyList<ScenarioStart>>> starts,
        HashSet<string> done,
        Dice dice)
    {
        var items = dice.Pick(0, 1, 2, 3, 3, 4, 5, 25);
        var loops = thread.Steps.Where((s, i) => s.Next is { } next && thread.Steps.Take(i + 1).Any(o => o.Id == next)).Any();
        foreach (var step in thread.Steps.Where(s => items > 0 && done.Contains(s.Id) && dice.Chance(60)).ToList())
        {
            done.Remove(step.Id);
            done.UnionWith(Enumerable.Range(0, items).Where(_ => dice.Chance(60)).Select(i => $"{step.Id}[{i}]"));
        }

        return thread with
        {
            Items = items,
            Steps = thread.Steps.Select(s => s with
            {
                OfItems = loops ? [] : Enumerable.Range(0, items).Select(_ => dice.Pick([.. starts[s.Type]])).ToList(),
                When = !loops && s.When is null && dice.Chance(30)
                    ? new ScenarioCondition(null, string.Empty, dice.Chance(60)) { Item = dice.Below(Math.Max(1, items)) }
                    : s.When,
            })
                .ToList(),
        };
    }
}
