namespace Aef.Tests.Conformity;

/// <summary>
/// Lets async jobs of a scenario call the run back, the same for the same number: at random times, also before the answer to the start;
/// with success, failure, anything else, and several at once.
/// </summary>
internal static class CallbackDecorator
{
    private static readonly string[] Junk =
    [
        """ "success" """, "5", "null", """[{"state": "success"}]""", "{}", """{"state": 5}""", """{"state": "Success"}""",
        """{"state": ["failed"]}""", """{"STATE": "failed"}""", """{"state": "${\"success\"}"}""", """ "${sys.now()}" """,
        """{"state": "running", "message": "half"}""", "true", """{"body": {"state": "success"}}""",
    ];

    private static readonly string[] Messages = ["", "no quota", "${sys.now()}", "a \"quoted\"\nline", new string('x', 300)];

    /// <summary>A scenario with all other features, and callbacks.</summary>
    public static Scenario Generate(int number) => Decorate(CombinedDecorator.Generate(number), number);

    /// <summary>The same with a timeout and a deadline of the run, which often are exactly when something happens.</summary>
    public static Scenario WithTimeout(int number)
    {
        var scenario = Decorate(ScenarioGenerator.Generate(number), number);
        var failed = ReferenceScheduler.Of(scenario).Events
            .Where(e => e is { Kind: "CallbackReceived", Detail: { } detail } && detail.StartsWith("failed", StringComparison.Ordinal))
            .Select(e => e.Time)
            .FirstOrDefault(t => t > 1 && t * 128 == Math.Floor(t * 128));
        var limited = TimeoutDecorator.Decorate(scenario, number);
        return failed > 0 && number % 3 == 0 ? limited with { Deadline = failed - (number % 2 * 0.5) } : limited;
    }

    public static Scenario Decorate(Scenario scenario, int number)
    {
        var dice = new Dice(((ulong)number * 173) + 7);

        // The last pause of a start that is refused to the end is no whole number of ticks: nothing must be due at the very same time.
        var offset = scenario.Steps.SelectMany(s => s.OfItems.Append(s.Starts)).SelectMany(s => s).Any(s => s.Start.Count >= 5) ? 0.25 : 0;
        return scenario with
        {
            Levels = scenario.Levels.Select(l => l with
            {
                Threads = l.Threads.Select(t => t with { Steps = t.Steps.Select(s => Decorate(s, dice, offset)).ToList() }).ToList(),
            }).ToList(),
            OnFailure = scenario.OnFailure.Select(s => Decorate(s, dice, offset)).ToList(),
            Finally = scenario.Finally.Select(s => Decorate(s, dice, offset)).ToList(),
        };
    }

    private static ScenarioStep Decorate(ScenarioStep step, Dice dice, double offset)
    {
        if (step.Type != "async" || !dice.Chance(70))
        {
            return step;
        }

        var limit = dice.Pick(60, 600, 615, 900, 1200, 1800, 3000);
        return step with
        {
            WaitsForCallback = true,
            Limit = limit,
            Starts = step.Starts.Select(s => Decorate(s, limit, dice, offset)).ToList(),
            OfItems = step.OfItems
                .Select(starts => (IReadOnlyList<ScenarioStart>)starts.Select(s => Decorate(s, limit, dice, offset)).ToList())
                .ToList(),
        };
    }

    private static ScenarioStart Decorate(ScenarioStart start, double limit, Dice dice, double offset)
    {
        var takes = dice.Pick(0, 5, 12.5, 70, 600, 650, 1300) + offset;
        double[] times = [0, 0, 0.5, 5, 10, takes, takes, takes + 20, 600, 605, limit, limit + 10];
        return start with
        {
            Takes = takes,
            Poll = dice.Chance(12) ? [.. Lost(3), ScenarioReply.Ok, .. Lost(dice.Between(3, 6))] : start.Poll,
            Polls = start.Polls is null || dice.Chance(60) ? null : start.Polls,
            Callbacks = dice.Below(100) switch
            {
                < 35 => null,
                < 42 => [],
                < 48 => Enumerable.Range(1, 13).Select(i => Make(i * 7, dice, junk: 95)).ToList(),
                _ => Enumerable.Range(0, dice.Between(1, 4))
                    .Select(_ => Make(dice.Pick<double>(times) + offset, dice, junk: 45))
                    .ToList(),
            },
        };
    }

    private static IEnumerable<ScenarioReply> Lost(int count) => Enumerable.Repeat(new ScenarioReply("status", 503), count);

    private static ScenarioCallback Make(double at, Dice dice, int junk)
    {
        if (dice.Chance(junk))
        {
            return new ScenarioCallback(at, dice.Pick(Junk), "ignored");
        }

        var state = dice.Chance(75) ? "success" : "failed";
        var message = dice.Pick(Messages);
        var text = System.Text.Json.JsonSerializer.Serialize(message);
        return dice.Below(4) switch
        {
            0 => new ScenarioCallback(at, $"{{\"state\": \"{state}\"}}", state),
            1 => new ScenarioCallback(at, $"{{\"state\": \"{state}\", \"message\": {{\"text\": {text}}}, \"output\": [1]}}", state),
            _ => new ScenarioCallback(at, $"{{\"message\": {text}, \"state\": \"{state}\", \"output\": {text}}}", state, message),
        };
    }
}
