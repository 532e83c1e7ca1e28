namespace Aef.Tests.Conformity;

/// <summary>
/// Lets the workflow call the APIs of async jobs itself, the same for the same number: of jobs without parameters, which no callback ends.
/// An API of Google answers neither with the texts of AEF's functions nor with a success that is none.
/// </summary>
internal static class ConnectorDecorator
{
    private const int MostEvents = 2_000;

    /// <summary>A scenario with all other features, and connector bindings.</summary>
    public static Scenario Generate(int number) => Decorate(CombinedDecorator.Generate(number), number);

    /// <summary>The same with a timeout and a deadline of the run, which often are exactly when something happens.</summary>
    public static Scenario WithTimeout(int number) =>
        TimeoutDecorator.Decorate(Decorate(ScenarioGenerator.Generate(number), number), number);

    public static Scenario Decorate(Scenario scenario, int number)
    {
        var dice = new Dice(((ulong)number * 211) + 3);
        var decorated = scenario with
        {
            Levels = scenario.Levels.Select(l => l with
            {
                Threads = l.Threads.Select(t => t with { Steps = t.Steps.Select(s => Decorate(s, dice)).ToList() }).ToList(),
            }).ToList(),
            OnFailure = scenario.OnFailure.Select(s => Decorate(s, dice)).ToList(),
            Finally = scenario.Finally.Select(s => Decorate(s, dice)).ToList(),
        };

        // A loop of very many rounds would execute more steps than an execution may.
        return ReferenceScheduler.Of(decorated).Events.Count > MostEvents ? scenario : decorated;
    }

    private static ScenarioStep Decorate(ScenarioStep step, Dice dice)
    {
        if (step is not { Type: "async", With.Count: 0, HasProperties: false, WaitsForCallback: false } || !dice.Chance(75))
        {
            return step;
        }

        var lost = dice.Chance(25) ? dice.Between(1, 6) : 0;
        return step with
        {
            Api = dice.Chance(65) ? ScenarioApi.Query : ScenarioApi.Flow,
            Starts = step.Starts.Select(s => Plain(s, lost, dice)).ToList(),
            OfItems = step.OfItems.Select(o => (IReadOnlyList<ScenarioStart>)o.Select(s => Plain(s, 0, dice)).ToList()).ToList(),
        };
    }

    /// <summary>A start with some lost answers, besides those that it has.</summary>
    private static ScenarioStart Plain(ScenarioStart start, int lost, Dice dice) => start with
    {
        Start = [.. Enumerable.Range(0, lost).Select(_ => Lost(dice)), .. start.Start.Select(Plain)],
        Poll = dice.Chance(10) ? [.. Unavailable(dice.Between(3, 7))] : [.. start.Poll.Select(Plain)],
    };

    private static IEnumerable<ScenarioReply> Unavailable(int count) => Enumerable.Repeat(new ScenarioReply("status", 503), count);

    private static ScenarioReply Lost(Dice dice) => dice.Below(5) switch
    {
        0 => new ScenarioReply("connection_lost"),
        1 => new ScenarioReply("timeout"),
        2 => new ScenarioReply("status", 500),
        3 => new ScenarioReply("status", 408),
        _ => new ScenarioReply("connection_failed"),
    };

    private static ScenarioReply Plain(ScenarioReply reply) => reply.Kind != "status" ? reply
        : reply.Status < 400 ? ScenarioReply.Ok
        : reply with { Body = reply.Body.Replace("Exception", "Error", StringComparison.Ordinal) };
}
