using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>What a compiler can do beyond levels, threads, steps, constant conditions and sections.</summary>
[Flags]
internal enum ScenarioFeatures
{
    None = 0,
    Loops = 1,

    /// <summary>Conditions about the state of steps and of the run.</summary>
    Statuses = 2,

    /// <summary>NEXT that goes forward.</summary>
    Next = 4,

    /// <summary>Conditions about the outputs of steps: some of those that ask whether a step has succeeded.</summary>
    Outputs = 8,

    /// <summary>Conditions and lists that cannot be computed.</summary>
    Failing = 16,

    /// <summary>The number of threads that run at once, the same in all levels.</summary>
    Limits = 32,
}

/// <summary>
/// Reduces generated scenarios to what Airflow can do: jobs that end after a time, well, badly or never. Lost and repeated calls,
/// callbacks,
/// the limits of a run, resumed runs, <c>retry.on</c> and NEXT that goes back have no equivalent, and are errors of the target.
/// </summary>
internal static class AirflowScenario
{
    /// <summary>The scenario with a number: every second one has conditions, every third loops, every fourth sections.</summary>
    public static Scenario Generate(int number, ScenarioFeatures features = ScenarioFeatures.Loops | ScenarioFeatures.Statuses)
    {
        var scenario = Simplify(ScenarioGenerator.Generate(number), number, features | ScenarioFeatures.Statuses);
        scenario = number % 2 == 0 ? ConditionDecorator.Decorate(scenario, number) : scenario;
        scenario = features.HasFlag(ScenarioFeatures.Loops) && number % 3 == 0 ? LoopDecorator.Decorate(scenario, number) : scenario;
        scenario = number % 4 < 2 ? SectionDecorator.AddSections(scenario, number) : scenario;
        scenario = Simplify(scenario, number, features);
        scenario = features.HasFlag(ScenarioFeatures.Failing) && number % 5 == 1 ? FailingDecorator.Decorate(scenario, number) : scenario;
        scenario = features.HasFlag(ScenarioFeatures.Limits) && number % 5 == 2 ? WithLimit(scenario, number) : scenario;
        return features.HasFlag(ScenarioFeatures.Outputs) ? WithFailures(scenario, number) : scenario;
    }

    private static Scenario WithLimit(Scenario scenario, int number) => scenario.LevelsWithItems.Any() ? scenario : scenario with
    {
        Levels = [.. scenario.Levels.Select(l => l with { MaxParallel = 1 + (number / 5 % 3) })],
    };

    /// <summary>Conditions on the failed steps of the run ask for one of them more often than chance would have it.</summary>
    private static Scenario WithFailures(Scenario scenario, int number)
    {
        var failures = ReferenceScheduler.Of(scenario).Failures.Where(f => !f.Continued).Select(f => f.Job).ToHashSet();
        var failed = scenario.LevelSteps.Select(s => s.Id).Where(failures.Contains).ToList();
        return failed.Count == 0 ? scenario : scenario with
        {
            OnFailure = [.. scenario.OnFailure.Select(Change)],
            Finally = [.. scenario.Finally.Select(Change)],
        };

        ScenarioStep Change(ScenarioStep step, int index) =>
            step.When is { Subject: ConditionSubject.RunFailed or ConditionSubject.RunState } && (number + index) % 3 < 2
            ? step with { When = step.When with { Subject = ConditionSubject.RunFailed, Step = AskedFor() } }
            : step;

        string AskedFor() => failed[number % 8 == 4 ? failed.Count - 1 : 0];
    }

    private static Scenario Simplify(Scenario scenario, int number, ScenarioFeatures features)
    {
        var looped = scenario.LevelsWithItems.SelectMany(l => l.Threads).Where(t => t.Items is not null).SelectMany(t => t.Steps);
        var reads = new Reads(
            features.HasFlag(ScenarioFeatures.Statuses),
            features.HasFlag(ScenarioFeatures.Outputs)
                ? scenario.Steps.Select(s => s.Id).Except(looped.Select(s => s.Id)).ToHashSet()
                : []);
        var dice = new Dice((ulong)number * 89 + 3);
        return new Scenario([.. scenario.Levels.Select(l => l with
        {
            MaxParallel = null,
            When = Simplify(l.When, reads),
            Threads = [.. l.Threads.Select(t => t with
            {
                When = Simplify(t.When, reads),
                Steps = [.. t.Steps.Select((s, i) => Simplify(s, dice, reads) with
                {
                    Next = features.HasFlag(ScenarioFeatures.Next) && t.Steps.Take(i + 1).All(o => o.Id != s.Next) ? s.Next : null,
                })],
            })],
        })], [])
        {
            OnFailure = [.. scenario.OnFailure.Select(s => Simplify(s, dice, reads))],
            Finally = [.. scenario.Finally.Select(s => Simplify(s, dice, reads))],
        };
    }

    private static ScenarioStep Simplify(ScenarioStep step, Dice dice, Reads reads) => step with
    {
        Type = "async",
        Next = null,
        With = [],
        HasProperties = false,
        Wait = 5,
        Multiplier = 1,
        MaxWait = null,
        WaitsForCallback = false,
        When = Simplify(step.When, reads),
        Retry = step.Retry is { } retry ? retry with { On = [], Multiplier = dice.Pick(1, 2), MaxDelay = 3_600 } : null,
        Starts = [.. step.Starts.Select(Simplify)],
        OfItems = [.. step.OfItems.Select(i => i.Select(Simplify).ToList())],
    };

    private static ScenarioStart Simplify(ScenarioStart start) => new(start.Ends, Math.Max(1, start.Takes), null, 0, [], []);

    private static ScenarioCondition? Simplify(ScenarioCondition? condition, Reads reads) => condition switch
    {
        { Subject: ConditionSubject.Output } when reads.OutputsOf.Count == 0 =>
            condition with { Subject = ConditionSubject.Status, Status = "succeeded" },
        { Step: not null } or { Subject: ConditionSubject.RunState } when !reads.Statuses =>
            new ScenarioCondition(null, string.Empty, condition.IsEqual),
        { Subject: ConditionSubject.Status, Step: { } step, Status: "succeeded", Item: null, IsLong: false }
            when reads.OutputsOf.Contains(step) => condition with { Subject = ConditionSubject.Output },
        _ => condition,
    };

    /// <summary>What conditions may read: statuses, and the outputs of some steps.</summary>
    private sealed record Reads(bool Statuses, IReadOnlySet<string> OutputsOf);
}
