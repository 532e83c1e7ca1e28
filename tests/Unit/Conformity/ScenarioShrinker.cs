namespace Aef.Tests.Conformity;

/// <summary>Makes a failing scenario smaller for as long as it still fails.</summary>
internal static class ScenarioShrinker
{
    public static Scenario Shrink(Scenario scenario, Func<Scenario, bool> fails)
    {
        var smaller = Smaller(scenario).FirstOrDefault(s => Holds(s) && fails(s));
        return smaller is null ? scenario : Shrink(smaller, fails);
    }

    private static IEnumerable<Scenario> Smaller(Scenario scenario) =>
        Without(scenario.Levels).Select(levels => scenario with { Levels = levels })
            .Concat(Without(scenario.OnFailure).Select(steps => scenario with { OnFailure = steps }))
            .Concat(Without(scenario.Finally).Select(steps => scenario with { Finally = steps }))
            .Concat(Without(scenario.Done).Select(done => scenario with { Done = done }))
            .Concat(Each(scenario.Levels, Smaller).Select(levels => scenario with { Levels = levels }));

    private static IEnumerable<ScenarioLevel> Smaller(ScenarioLevel level) =>
        Without(level.Threads).Where(t => t.Count > 0).Select(threads => level with { Threads = threads })
            .Concat(level.MaxParallel is null ? [] : [level with { MaxParallel = null }])
            .Concat(Each(level.Threads, t => Smaller(t)).Select(threads => level with { Threads = threads }));

    private static IEnumerable<ScenarioThread> Smaller(ScenarioThread thread) =>
        Without(thread.Steps).Where(s => s.Count > 0).Select(steps => thread with { Steps = steps })
            .Concat(Each(thread.Steps, s => Smaller(s)).Select(steps => thread with { Steps = steps }));

    private static IEnumerable<ScenarioStep> Smaller(ScenarioStep step)
    {
        ScenarioStep[] plainer =
            [
                step with { Retry = null },
                step with { Next = null },
                step with { Continue = false },
                step with { MaxWait = null },
                step with { Multiplier = 1 },
                step with { Name = "name" },
            ];
        return plainer.Where(s => s != step)
            .Concat(Without(step.Starts).Where(s => s.Count > 0).Select(starts => step with { Starts = starts }))
            .Concat(Each(step.Starts, s => Smaller(s)).Select(starts => step with { Starts = starts }));
    }

    private static IEnumerable<ScenarioStart> Smaller(ScenarioStart start) =>
        Without(start.Start).Select(fates => start with { Start = fates })
            .Concat(Without(start.Poll).Select(fates => start with { Poll = fates }))
            .Concat(start.CallSeconds == 0 ? [] : [start with { CallSeconds = 0 }]);

    /// <summary>What is left must be a pipeline: NEXT has a target that rule 5 allows, and the loop still ends.</summary>
    private static bool Holds(Scenario scenario)
    {
        for (var l = 0; l < scenario.Levels.Count; l++)
        {
            foreach (var thread in scenario.Levels[l].Threads)
            {
                var ids = thread.Steps.Select(s => s.Id).ToList();
                var targets = scenario.Levels.Skip(l + 1).Where(t => t.Threads.Count == 1).Select(t => t.Threads[0].Steps[0].Id).ToList();
                if (thread.Steps.Any(s => s.Next is { } next && !ids.Contains(next) && (scenario.Levels[l].Threads.Count > 1 || !targets.Contains(next))))
                {
                    return false;
                }
            }
        }

        return scenario.Levels.Count > 0 && Ends(scenario);
    }

    private static bool Ends(Scenario scenario) => ReferenceScheduler.Of(scenario).Events.Count < 1_000;

    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items) =>
        Enumerable.Range(0, items.Count).Select(i => items.Where((_, index) => index != i).ToList());

    private static IEnumerable<IReadOnlyList<T>> Each<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> smaller) =>
        Enumerable.Range(0, items.Count)
            .SelectMany(i => smaller(items[i]).Select(s => items.Select((item, index) => index == i ? s : item).ToList()));
}
