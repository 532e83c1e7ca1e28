namespace Aef.Tests.Conformity;

/// <summary>Adds parameters with secrets to a scenario, the same for the same number and seed.</summary>
internal static class SecretDecorator
{
    public static Scenario Decorate(Scenario scenario, int number, int seed = 1)
    {
        var dice = new Dice(((ulong)number * 263) + ((ulong)seed * 104_729));
        var ended = new List<string>();
        var levels = new List<ScenarioLevel>();
        foreach (var level in scenario.Levels)
        {
            var threads = level.Threads.Select(t => Decorate(t, ended, dice)).ToList();
            levels.Add(level with { Threads = threads });
            ended.AddRange(threads.SelectMany(t => t.Steps).Select(s => s.Id));
        }

        return scenario with { Levels = levels };
    }

    /// <summary>Adds secrets to the steps of on_failure and finally.</summary>
    public static Scenario DecorateSections(Scenario scenario, int number)
    {
        var dice = new Dice(((ulong)number * 269) + 11);
        var known = scenario.LevelSteps.Select(s => s.Id).ToList();
        return scenario with { OnFailure = Add(scenario.OnFailure), Finally = Add(scenario.Finally) };

        List<ScenarioStep> Add(IReadOnlyList<ScenarioStep> steps) => steps
            .Select(s => s.Type != "workflows" && dice.Chance(40) ? Decorate(s, known, dice, mayFail: true) : s)
            .ToList();
    }

    private static ScenarioThread Decorate(ScenarioThread thread, List<string> ended, Dice dice)
    {
        var ids = thread.Steps.Select(s => s.Id).ToList();
        var loops = thread.Steps.Where((s, i) => s.Next is { } next && ids.IndexOf(next) is >= 0 and var target && target <= i).Any();
        var known = new List<string>(ended);
        var steps = new List<ScenarioStep>();
        foreach (var step in thread.Steps)
        {
            steps.Add(step.Type != "workflows" && dice.Chance(60) ? Decorate(step, known, dice, mayFail: !loops) : step);
            known.Add(step.Id);
        }

        return thread with { Steps = steps };
    }

    private static ScenarioStep Decorate(ScenarioStep step, List<string> known, Dice dice, bool mayFail)
    {
        var parameters = new List<ScenarioParameter>(step.With);
        for (var i = 0; i < dice.Between(1, 3); i++)
        {
            var kind = dice.Pick(
                ParameterKind.Secret,
                ParameterKind.SecretInText,
                ParameterKind.SecretInputs,
                ParameterKind.LongSecret,
                ParameterKind.SecretPair,
                ParameterKind.SecretInLogic,
                dice.Chance(60) ? ParameterKind.FlakySecret : ParameterKind.BadSecret);
            var fits = kind switch
            {
                ParameterKind.SecretInText or ParameterKind.LongSecret => known.Count > 0,
                ParameterKind.FlakySecret or ParameterKind.BadSecret => mayFail,
                _ => true,
            };
            parameters.Add(
                new ScenarioParameter(
                    $"s{i}",
                    fits ? kind : ParameterKind.Secret,
                    known.Count > 0 ? known[dice.Below(known.Count)] : null));
        }

        var retries = dice.Chance(50) && parameters.Exists(p => p.Kind == ParameterKind.FlakySecret);
        return step with
        {
            With = parameters,
            Retry = retries ? new ScenarioRetry(dice.Between(2, 4), 25, 1, 25, dice.Chance(50) ? ["SecretError"] : []) : step.Retry,
        };
    }
}
