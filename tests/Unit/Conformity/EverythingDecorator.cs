namespace Aef.Tests.Conformity;

/// <summary>
/// Scenarios with all features together, the same for the same number: conditions, parameters, outputs, <c>for_each</c>, sections,
/// <c>next</c>, <c>retry</c>, <c>continue_if_fail</c>, callbacks, secrets, and the timeout and the deadline of the run.
/// </summary>
internal static class EverythingDecorator
{
    /// <summary>The scenarios are small, so that the test run stays short.</summary>
    private const int MostSteps = 12;
    private const int Far = 1_000_003;

    /// <summary>A scenario whose jobs all run in one execution; in every second one, all outputs fit.</summary>
    public static Scenario Generate(int number)
    {
        var (seed, scenario) = Small(number);
        return Decorate(number % 2 == 0 ? RerunGenerator.WithSmallOutputs(scenario) : scenario, seed);
    }

    /// <summary>A scenario that can be split: no expression of a level reads a step of another one, and all outputs fit.</summary>
    public static Scenario ForParts(int number)
    {
        var (seed, scenario) = Small(number, s => s.Levels.Count > 1);
        return Decorate(RerunGenerator.WithSmallOutputs(scenario), seed, WithoutReadsOfLevels);
    }

    /// <summary>A scenario with items, which run in lanes; all outputs fit into the share of a lane.</summary>
    public static Scenario ForLanes(int number)
    {
        var (seed, scenario) = Small(number, s => s.Levels.Any(l => l.Threads.Any(t => t.Items is > 1)));
        var laned = scenario.LevelsWithItems.Select(l => l.Id).ToHashSet();
        return Decorate(RerunGenerator.WithSmallOutputs(scenario) with { LanedLevels = laned }, seed);
    }

    private static (int Seed, Scenario Scenario) Small(int number, Func<Scenario, bool>? isWanted = null)
    {
        for (var seed = number; ; seed += Far)
        {
            if (ScenarioGenerator.Generate(seed).Steps.Count() <= MostSteps
                && CombinedDecorator.Generate(seed) is var scenario
                && TimeoutDecorator.IsExact(scenario)
                && (isWanted is null || isWanted(scenario)))
            {
                return (seed, scenario);
            }
        }
    }

    private static Scenario Decorate(Scenario scenario, int seed, Func<Scenario, Scenario>? change = null)
    {
        scenario = SecretDecorator.Decorate(scenario, seed);
        scenario = SecretDecorator.DecorateSections(change is null ? scenario : change(scenario), seed);
        return TimeoutDecorator.Decorate(CallbackDecorator.Decorate(scenario, seed), seed);
    }

    private static Scenario WithoutReadsOfLevels(Scenario scenario) => scenario with
    {
        Levels = scenario.Levels.Select(l =>
        {
            var own = l.Threads.SelectMany(t => t.Steps).Select(s => s.Id).ToHashSet();
            return l with
            {
                When = Change(l.When, []),
                Threads = l.Threads.Select(t => t with
                {
                    When = Change(t.When, own),
                    Steps = t.Steps.Select(s => s with { When = Change(s.When, own), With = s.With.Select(p => Change(p, own)).ToList() })
                        .ToList(),
                }).ToList(),
            };
        }).ToList(),
    };

    private static ScenarioCondition? Change(ScenarioCondition? condition, HashSet<string> own) =>
        condition?.Step is { } step && !own.Contains(step)
            ? new ScenarioCondition(null, string.Empty, condition.IsEqual) { IsLong = condition.IsLong }
            : condition;

    private static ScenarioParameter Change(ScenarioParameter parameter, HashSet<string> own) =>
        parameter.Step is { } step && !own.Contains(step)
            ? parameter.Kind switch
            {
                ParameterKind.SecretInText or ParameterKind.LongSecret => new ScenarioParameter(parameter.Name, ParameterKind.Secret),
                < ParameterKind.Secret => new ScenarioParameter(parameter.Name, ParameterKind.Literal),
                _ => parameter with { Step = null },
            }
            : parameter;
}
