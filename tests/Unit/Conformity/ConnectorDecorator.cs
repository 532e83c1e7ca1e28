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

    /// <summary>A scenario with entries in which an expression fails, with a timeout of the run in every second one.</summary>
    public static Scenario WithBroken(int number)
    {
        var dice = new Dice(((ulong)number * 223) + 5);
        var scenario = Change(Decorate(ScenarioGenerator.Generate(number), number), s => s.Api is null || !dice.Chance(70) ? s : s with
        {
            Api = ScenarioApi.Probe,
            Broken = dice.Chance(20) ? null : dice.Pick([.. Probe.Expressions]),
        });
        return number % 2 == 0 ? scenario : TimeoutDecorator.Decorate(scenario, number);
    }

    /// <summary>
    /// A scenario of <see cref="EverythingDecorator"/>, whose jobs are run through APIs: also those with parameters and secrets. In some,
    /// an expression of the entry fails.
    /// </summary>
    public static Scenario Everything(Scenario scenario, int number)
    {
        var dice = new Dice(((ulong)number * 227) + 7);
        var decorated =
            Change(scenario, s => s is not { Type: "async", HasProperties: false, WaitsForCallback: false } || !dice.Chance(75) ? s
            : s.With.Count == 0 && dice.Chance(50) ? Decorate(s, dice)
            : Decorate(s with { With = [] }, dice) with
            {
                With = s.With,
                Api = ScenarioApi.Probe,
                Broken = dice.Chance(85) ? null : dice.Pick([.. Probe.Expressions]),
            });
        return ReferenceScheduler.Of(decorated).Events.Count > MostEvents || !TimeoutDecorator.IsExact(decorated) ? scenario : decorated;
    }

    /// <summary>A scenario in which jobs call the run back that are run through an API.</summary>
    public static Scenario CallingBack(Scenario scenario, int number)
    {
        var dice = new Dice(((ulong)number * 229) + 11);
        return Change(
            scenario,
            s => s is { WaitsForCallback: true, HasProperties: false, With.Count: 0 } && dice.Chance(80) ? OfApi(s) : s);
    }

    private static ScenarioStep OfApi(ScenarioStep step) => step with
    {
        Api = ScenarioApi.Probe,
        Starts = step.Starts.Select(OfApi).ToList(),
        OfItems = step.OfItems.Select(o => (IReadOnlyList<ScenarioStart>)o.Select(OfApi).ToList()).ToList(),
    };

    private static ScenarioStart OfApi(ScenarioStart start) =>
        start with { Start = [.. start.Start.Select(Plain)], Poll = [.. start.Poll.Select(Plain)] };

    /// <summary>A job that has to be looked up, whose start the end of the run cuts.</summary>
    public static Scenario WithCutStart(int number) => new(
        [new ScenarioLevel("1", null, [new ScenarioThread("1", [new ScenarioStep("J1", "load", "async", [
            new ScenarioStart("success", 5, null, 0, [new ScenarioReply("timeout")], [])]) { Api = ScenarioApi.Flow }])])],
        [])
    {
        Timeout = 10 + (number % 100),
    };

    public static Scenario Decorate(Scenario scenario, int number)
    {
        var dice = new Dice(((ulong)number * 211) + 3);
        var decorated = Change(scenario, s => Decorate(s, dice));

        // A loop of very many rounds would execute more steps than an execution may.
        return ReferenceScheduler.Of(decorated).Events.Count > MostEvents ? scenario : decorated;
    }

    private static Scenario Change(Scenario scenario, Func<ScenarioStep, ScenarioStep> change) => scenario with
    {
        Levels = scenario.Levels.Select(l => l with
        {
            Threads = l.Threads.Select(t => t with { Steps = t.Steps.Select(change).ToList() }).ToList(),
        }).ToList(),
        OnFailure = scenario.OnFailure.Select(change).ToList(),
        Finally = scenario.Finally.Select(change).ToList(),
    };

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
