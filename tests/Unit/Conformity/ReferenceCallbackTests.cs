using Aef.Tests.Support;

namespace Aef.Tests.Conformity;

/// <summary>What the reference requires of callbacks, against examples that were worked out by hand from the contract.</summary>
public sealed class ReferenceCallbackTests
{
    [Fact]
    public void Success_leads_to_one_poll_and_failed_to_none() =>
        Story(Start(700, Callback(10, "ignored"), Callback(50, "success"), Callback(700, "failed")))
            .ShouldBe("10 CallbackReceived, 50 CallbackReceived, 50 StateSeen, 650 StateSeen, 700 CallbackReceived");

    [Fact]
    public void There_is_a_poll_every_ten_minutes_and_one_at_the_limit() =>
        Story(Start(9999), limit: 1500).ShouldBe("600 StateSeen, 1200 StateSeen, 1500 StateSeen");

    [Fact]
    public void An_endpoint_keeps_one_callback_and_rejects_others_until_it_is_read() =>
        Story(Start(9999, Callback(1, "ignored"), Callback(2, "success")) with { CallSeconds = 10 }, limit: 600)
            .ShouldBe("10 CallbackReceived, 620 StateSeen"); // the start was answered at 10, and the poll at the limit takes 10 s

    [Fact]
    public void A_lost_poll_is_repeated_after_the_pause_of_a_polled_job() =>
        Story(Start(5, Callback(5, "success")) with { Poll = [new ScenarioReply("status", 503)] })
            .ShouldBe("5 CallbackReceived, 35 StateSeen");

    [Fact]
    public void It_knows_nothing_of_what_it_checks() =>
        File.ReadAllLines(Repository.PathOf("tests", "Unit", "Conformity", "ReferenceScheduler.Callbacks.cs"))
            .ShouldNotContain(line => line.StartsWith("using", StringComparison.Ordinal));

    private static ScenarioCallback Callback(double at, string state) => new(at, string.Empty, state);

    private static ScenarioStart Start(double takes, params ScenarioCallback[] callbacks) =>
        new("success", takes, null, 0, [], []) { Callbacks = callbacks };

    private static string Story(ScenarioStart start, double limit = 3600)
    {
        var step = new ScenarioStep("A", "A", "async", [start]) { Limit = limit, WaitsForCallback = true };
        var expected = ReferenceScheduler.Of(new Scenario([new ScenarioLevel("1", null, [new ScenarioThread("1", [step])])], []));
        return string.Join(
            ", ",
            expected.Events.Where(e => e.Kind is "CallbackReceived" or "StateSeen")
                .Select(e => FormattableString.Invariant($"{e.Time} {e.Kind}")));
    }
}
