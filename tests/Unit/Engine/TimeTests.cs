using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class TimeTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(30)]
    [InlineData(1.0000001)]
    [InlineData(86400.3)]
    public void After_a_sleep_now_is_at_least_that_much_later(double seconds)
    {
        const string source = """
            main:
              params: [seconds]
              steps:
                - init: {assign: [{short: 0}]}
                - loop:
                    for:
                      value: v
                      range: [1, 200]
                      steps:
                        - before: {assign: [{t: '${sys.now()}'}]}
                        - s: {call: sys.sleep, args: {seconds: '${seconds}'}}
                        - after: {switch: [{condition: '${sys.now() < t + seconds}', assign: [{short: '${short + 1}'}]}]}
                - r: {return: '${short}'}
            """;

        ResultOf(source, seconds).ShouldBe(0);
    }

    [Fact]
    public void Sleeping_until_a_time_that_is_over_takes_no_time() =>
        ResultOf("""
            main:
              steps:
                - a: {call: sys.sleep_until, args: {time: '2020-01-01T00:00:00Z'}}
                - b: {assign: [{t: '${sys.now()}'}]}
                - c: {call: sys.sleep_until, args: {time: '2026-01-01T00:00:10Z'}}
                - r: {return: '${sys.now() - t}'}
            """).ShouldBe(10);

    [Theory]
    [InlineData("-1", "ValueError")]
    [InlineData("'1'", "TypeError")]
    public void A_sleep_wants_seconds(string seconds, string tag) =>
        Run($"- s: {{call: sys.sleep, args: {{seconds: {seconds}}}}}").Error!.Payload.ShouldContain(tag);

    [Fact]
    public void A_call_that_takes_longer_than_its_timeout_is_a_timeout_error()
    {
        var slow = new FakeCallHandler((_, _) => new CallReply(EffectOutcome.Value("late"), TimeSpan.FromSeconds(11)));

        var execution = Run("- s: {call: http.get, args: {url: 'https://example.com', timeout: 10}}", calls: slow);

        execution.Error!.Value["tags"].ToJson().ShouldBe("""["TimeoutError"]""");
        (execution.EndTime - Start).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task On_real_time_the_host_waits_by_its_clock()
    {
        var engine = new WorkflowEngine(Compile("""
            main:
              steps:
                - s: {call: sys.sleep, args: {seconds: 0.02}}
                - r: {return: slept}
            """), default);

        var execution = await RealTimeHost.RunAsync(engine, new FakeCallHandler(), new ManualClock { PassesOnItsOwn = true });

        execution.Result.ShouldBe("slept");
        (execution.EndTime!.Value - execution.StartTime).ShouldBe(TimeSpan.FromSeconds(0.02));
    }

    [Fact]
    public async Task Cancelling_ends_the_execution_as_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var engine = new WorkflowEngine(Compile("- s: {call: sys.sleep, args: {seconds: 3600}}"), default);
        var clock = new ManualClock();
        var running = RealTimeHost.RunAsync(engine, new FakeCallHandler(), clock, cancellation.Token);
        await clock.WaitForTimerAsync();

        await cancellation.CancelAsync();

        (await running).State.ShouldBe(ExecutionState.Cancelled);
    }

    [Fact]
    public void Calls_that_end_at_once_end_in_the_order_in_which_they_were_made()
    {
        var result = ResultOf("""
            main:
              steps:
                - init: {assign: [{order: ''}]}
                - p:
                    parallel:
                      shared: [order]
                      for:
                        value: v
                        in: [c, a, b]
                        steps:
                          - s: {call: sys.sleep, args: {seconds: 5}}
                          - w: {assign: [{order: '${order + v}'}]}
                - r: {return: '${order}'}
            """);

        result.ShouldBe("cab");
    }
}
