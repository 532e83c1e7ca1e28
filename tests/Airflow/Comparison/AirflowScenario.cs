using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>
/// Reduces generated scenarios to what Airflow can do: jobs that end after a time, well, badly or never. Lost and repeated calls, callbacks,
/// the limits of a run, resumed runs, <c>retry.on</c> and NEXT that goes back have no equivalent, and are errors of the target.
/// </summary>
internal static class AirflowScenario
{
    /// <summary>The scenario with a number: every second one has conditions, every third loops, every fourth sections.</summary>
    public static Scenario Generate(int number, bool hasLoops = true, bool readsStatuses = true)
    {
        var scenario = Simplify(ScenarioGenerator.Generate(number), number);
        scenario = number % 2 == 0 ? ConditionDecorator.Decorate(scenario, number) : scenario;
        scenario = hasLoops && number % 3 == 0 ? LoopDecorator.Decorate(scenario, number) : scenario;
        scenario = number % 4 < 2 ? SectionDecorator.AddSections(scenario, number) : scenario;
        return Simplify(scenario, number, readsStatuses);
    }

    private static Scenario Simplify(Scenario scenario, int number, bool readsStatuses = true)
    {
        var dice = new Dice((ulong)number * 89 + 3);
        return new Scenario([.. scenario.Levels.Select(l => l with
        {
            MaxParallel = null,
            When = Simplify(l.When, readsStatuses),
            Threads = [.. l.Threads.Select(t => t with
            {
                When = Simplify(t.When, readsStatuses),
                Steps = [.. t.Steps.Select(s => Simplify(s, dice, readsStatuses))],
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
