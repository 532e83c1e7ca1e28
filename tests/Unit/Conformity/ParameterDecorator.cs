namespace Aef.Tests.Conformity;

/// <summary>
/// Adds parameters, long conditions and outputs to a scenario that may have conditions, the same for the same number and seed.
/// </summary>
internal static class ParameterDecorator
{
    public static Scenario Decorate(Scenario scenario, int number, int seed = 1)
    {
        var dice = new Dice(((ulong)number * 131) + ((ulong)seed * 7_919));
        var ended = new List<ScenarioStep>();
        var levels = new List<ScenarioLevel>();
        var large = 2; // more than a few large responses at once end a run for lack of memory
        foreach (var level in scenario.Levels)
        {
            var isSingle = level.Threads.Count == 1;
            var threads = level.Threads.Select(t => Decorate(t, ended, dice, () => isSingle && large-- > 0)).ToList();
            levels.Add(level with { Threads = threads, When = Decorate(level.When, ended, dice) });
            ended.AddRange(threads.SelectMany(t => t.Steps));
        }

        return dice.Chance(60) && levels.TrueForAll(l => l.Threads.Count == 1)
            ? scenario with { Levels = [.. levels, LargeOutputs(dice)] }
            : scenario with { Levels = levels };
    }

    private static ScenarioThread Decorate(ScenarioThread thread, List<ScenarioStep> ended, Dice dice, Func<bool> mayBeLarge)
    {
        var ids = thread.Steps.Select(s => s.Id).ToList();
        var loops = thread.Steps.Where((s, i) => s.Next is { } next && ids.IndexOf(next) is >= 0 and var target && target <= i).Any();
        var known = new List<ScenarioStep>(ended);
        var steps = new List<ScenarioStep>();
        foreach (var step in thread.Steps)
        {
            var isSync = step.Type != "async";
            var decorated = step with
            {
                When = Decorate(step.When, known, dice),
                With = step.Type != "workflows" && dice.Chance(45) ? Parameters(known, dice, mayFail: !loops) : [],
                OutputBytes = isSync && dice.Chance(30) && mayBeLarge() ? dice.Pick(5, loops ? 5 : 65_537) : null,
            };
            steps.Add(decorated with { HasProperties = decorated.With.Count > 0 && dice.Chance(40) });
            known.Add(step);
        }

        return thread with { Steps = steps, When = Decorate(thread.When, ended, dice) };
    }

    private static ScenarioCondition? Decorate(ScenarioCondition? condition, List<ScenarioStep> ended, Dice dice)
    {
        var readable = ended.Where(s => s.Type != "async").ToList();
        return condition is null
            ? null
            : (condition.Step is not null && readable.Count > 0 && dice.Chance(25)
                ? new ScenarioCondition(readable[dice.Below(readable.Count)].Id, ScenarioParameter.OutputStatus, dice.Chance(60))
                : condition) with { IsLong = dice.Chance(30) };
    }

    private static List<ScenarioParameter> Parameters(List<ScenarioStep> ended, Dice dice, bool mayFail)
    {
        var readable = ended.Where(s => s.Type != "async").ToList();
        var parameters = new List<ScenarioParameter>();
        for (var i = 0; i < dice.Between(1, 3); i++)
        {
            var kind = dice.Pick(
                ParameterKind.Literal,
                ParameterKind.Status,
                ParameterKind.Text,
                ParameterKind.Long,
                ParameterKind.Output,
                ParameterKind.FirstOfOutput,
                ParameterKind.Sizes);
            var readsOutput = kind is ParameterKind.Output or ParameterKind.FirstOfOutput or ParameterKind.Sizes;
            var from = readsOutput ? readable : ended;
            parameters.Add(
                from.Count == 0 || (kind == ParameterKind.FirstOfOutput && !mayFail)
                    ? new ScenarioParameter($"p{i}", ParameterKind.Literal)
                    : new ScenarioParameter($"p{i}", kind, from[dice.Below(from.Count)].Id));
        }

        return parameters;
    }

    /// <summary>A level whose steps have outputs that may exceed the limit together; the last step reads all of them.</summary>
    private static ScenarioLevel LargeOutputs(Dice dice)
    {
        var steps = Enumerable.Range(1, 7)
            .Select(i => new ScenarioStep($"B{i}", $"big {i}", "sync", [new ScenarioStart("success", 0, null, 0, [], [])])
        {
            OutputBytes = i < 5 ? dice.Pick(43_000, 52_000, 65_536, 65_536, 65_536, 65_537) : dice.Pick(5_000, 20_000, 43_000, 52_000),
            Continue = dice.Chance(80),
            Next = i < 6 && dice.Chance(10) ? $"B{i + 2}" : null,
        }).ToList();
        steps.Add(new ScenarioStep("B8", "reader", "sync", [new ScenarioStart("success", 0, null, 0, [], [])])
        {
            With = steps.Select((s, i) => new ScenarioParameter($"p{i}", ParameterKind.Sizes, s.Id)).ToList(),
        });
        return new ScenarioLevel("big", null, [new ScenarioThread("big.1", steps)]);
    }
}
