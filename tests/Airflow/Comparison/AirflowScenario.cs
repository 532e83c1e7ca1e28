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
        return Simplify(scenario, number, features);
    }

    private static Scenario Simplify(Scenario scenario, int number, ScenarioFeatures features)
    {
        var readsStatuses = features.HasFlag(ScenarioFeatures.Statuses);
        var dice = new Dice((ulong)number * 89 + 3);
        return new Scenario([.. scenario.Levels.Select(l => l with
        {
            MaxParallel = null,
            When = Simplify(l.When, readsStatuses),
            Threads = [.. l.Threads.Select(t => t with
            {
                When = Simplify(t.When, readsStatuses),
                Steps = [.. t.Steps.Select((s, i) => Simplify(s, dice, readsStatuses) with
                {
                    Next = features.HasFlag(ScenarioFeatures.Next) && t.Steps.Take(i + 1).All(o => o.Id != s.Next) ? s.Next : null,
                })],
            })],
        })], [])
        {
            OnFailure = [.. scenario.OnFailure.Select(s => Simplify(s, dice, readsStatuses))],
            Finally = [.. scenario.Finally.Select(s => Simplify(s, dice, readsStatuses))],
        };
    }

    private static ScenarioStep Simplify(ScenarioStep step, Dice dice, bool readsStatuses) => step with
    {
        Type = "async",
        Next = null,
        With = [],
        HasProperties = false,
        Wait = 5,
        Multiplier = 1,
        MaxWait = null,
        WaitsForCallback = false,
        When = Simplify(step.When, readsStatuses),
        Retry = step.Retry is { } retry ? retry with { On = [], Multiplier = dice.Pick(1, 2), MaxDelay = 3_600 } : null,
        Starts = [.. step.Starts.Select(Simplify)],
        OfItems = [.. step.OfItems.Select(i => i.Select(Simplify).ToList())],
    };

    private static ScenarioStart Simplify(ScenarioStart start) => new(start.Ends, Math.Max(1, start.Takes), null, 0, [], []);

    private static ScenarioCondition? Simplify(ScenarioCondition? condition, bool readsStatuses) => condition switch
    {
        { Subject: ConditionSubject.Output } => condition with { Subject = ConditionSubject.Status, Status = "succeeded" },
        { Step: not null } or { Subject: ConditionSubject.RunState } when !readsStatuses =>
            new ScenarioCondition(null, string.Empty, condition.IsEqual),
        _ => condition,
    };
}
