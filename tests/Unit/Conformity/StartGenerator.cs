namespace Aef.Tests.Conformity;

/// <summary>
/// Makes what happens to one start of a job. With <paramref name="longRefusals"/>, calls are refused to the end of their repetitions, whose
/// last pause (2.44140625 s) no clock of ticks can count; such scenarios have no calls that take time, so that nothing hangs on a tick.
/// </summary>
internal sealed class StartGenerator(Dice dice, bool longRefusals)
{
    private static readonly ScenarioReply Refused429 = new("status", 429, "quota");
    private static readonly ScenarioReply Refused503 = new("status", 503, "busy");
    private static readonly ScenarioReply NoConnection = new("connection_failed");

    public bool LongRefusals => longRefusals;

    public ScenarioStart Any(ScenarioStep step) => dice.Below(100) switch
    {
        < 28 => Success(step),
        < 40 => Failure(step),
        < 48 => Make("never"),
        < 66 => Make("success") with { Start = StartFates(step) },
        < 70 => Make(dice.Pick("failed", "never")) with { Start = StartFates(step) },
        < 88 => Make("success") with { Poll = PollOutcomes(step) },
        < 92 => Make("success") with { Polls = dice.Between(6, 9), CallSeconds = 0, Poll = LostTwice() },
        _ => Make(dice.Pick("failed", "never")) with { Poll = PollOutcomes(step) },
    };

    /// <summary>A start that certainly succeeds, within the limits of the step.</summary>
    public ScenarioStart Success(ScenarioStep step) => step.Type == "sync"
        ? Make("success") with { Takes = dice.Pick(0, 2.5), CallSeconds = 0 }
        : Make("success") with { Polls = dice.Pick(1, 1, 2), Takes = 0, CallSeconds = longRefusals ? 0 : dice.Pick(0, 0, 0.5) };

    /// <summary>A start that certainly fails.</summary>
    public ScenarioStart Failure(ScenarioStep step) => dice.Below(5) switch
    {
        0 => Make("never"),
        1 =>
            Make("success") with
            {
                Start =
                    [dice.Pick<ScenarioReply>(new("status", 500, "Exception: no such job"), new("status", 404), new("connection_lost"))],
            },
        _ => Make("failed") with { Polls = dice.Pick(1, 1, 2), CallSeconds = 0 },
    };

    private ScenarioStart Make(string ends)
    {
        int? polls = longRefusals || dice.Chance(50) ? dice.Between(1, 4) : null;
        return new ScenarioStart(
            ends,
            dice.Pick(0, 5, 12.5, 20, 40, 70),
            polls,
            longRefusals ? 0 : dice.Pick(0, 0, 0, 0, 0.5, 2.5, 10, 25),
            [],
            []);
    }

    private List<ScenarioReply> StartFates(ScenarioStep step)
    {
        var fates = new List<ScenarioReply>();
        var refused = longRefusals && dice.Chance(60) ? dice.Pick(5, 6, 7) : dice.Pick(0, 0, 1, 2, 3, 4);
        for (var i = 0; i < refused; i++)
        {
            fates.Add(dice.Pick(Refused429, Refused503, NoConnection));
        }

        if (refused == 0 || dice.Chance(30))
        {
            fates.Add(dice.Below(9) switch
            {
                0 => new("status", 408, "slow"),
                1 => new("status", dice.Pick(502, 504)),
                2 => new("status", 500, dice.Pick("boom", "", "An Exception")),
                3 => new("status", dice.Pick(400, 401, 403, 404), "no"),
                4 => new("status", 500, "Exception: refused"),
                5 when step.Type != "sync" => new("status", 200, "hello"),
                5 or 6 => new("connection_lost"),
                _ => new("timeout"),
            });
        }

        return fates;
    }

    private List<ScenarioReply> PollOutcomes(ScenarioStep step) => dice.Below(9) switch
    {
        0 => [.. Lost(5)],
        1 => [.. Lost(6)],
        2 => LostTwice(),
        3 or 4 => [.. Enumerable.Range(0, dice.Between(1, 9)).Select(_ => dice.Chance(65) ? LostPoll() : ScenarioReply.Ok)],
        5 => [.. Lost(dice.Below(3)), new("status", 500, "Exception: it failed")],
        6 => [.. Lost(dice.Below(3)), new("status", dice.Pick(400, 401, 403, 404, 501), "no")],
        7 when step.Type == "async" => [ScenarioReply.Ok, new("status", 200, dice.Pick("failure", "FAILED"))],
        _ => [.. Lost(dice.Between(1, 4))],
    };

    /// <summary>More than five lost polls, but not in a row.</summary>
    private List<ScenarioReply> LostTwice() => [.. Lost(dice.Between(2, 5)), ScenarioReply.Ok, .. Lost(dice.Between(4, 5))];

    private IEnumerable<ScenarioReply> Lost(int count) => Enumerable.Range(0, count).Select(_ => LostPoll());

    private ScenarioReply LostPoll() => dice.Below(10) switch
    {
        0 => new("status", 408),
        1 => Refused429,
        2 => new("status", 502, "bad gateway"),
        3 => Refused503,
        4 => new("status", 504),
        5 => new("status", 500, "boom"),
        6 => NoConnection,
        7 or 8 => new("connection_lost"),
        _ => new("timeout"),
    };
}
