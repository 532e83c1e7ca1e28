using System.Diagnostics;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Xunit.Abstractions;

namespace Aef.Tests.Running;

/// <summary>AEF's demonstration, which its own generator compiles to something that polls for ever.</summary>
public sealed class DemoRunTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    [Fact]
    public void The_demo_runs_to_its_end()
    {
        var run = Pipelines.Run(Pipelines.Demo);

        run.State.ShouldBe(RunState.Succeeded);
        run.Events.Where(e => e.Kind == RunEventKind.StepSucceeded).Select(e => e.JobId).ShouldBe(["J01", "J02", "J03"]);
        run.Events.Single(e => e is { Kind: RunEventKind.LevelStarted, Level: "2" }).Time.ShouldBe(run.StartTime.AddSeconds(90));
        run.Duration.ShouldBe(TimeSpan.FromSeconds(90 + 100));
    }

    [Fact]
    public void A_job_that_fails_fails_the_run_at_once_and_is_named()
    {
        var run = Pipelines.Run(
            Pipelines.Demo,
            Pipelines.Script(("J03", new SimulatedJob { Ends = SimulatedEnd.Failed, Polls = 1, Message = "no such tag" })));

        run.State.ShouldBe(RunState.Failed);
        run.Duration.ShouldBe(TimeSpan.FromSeconds(90 + 20));
        var failure = run.Failures.ShouldHaveSingleItem();
        failure.ShouldSatisfyAllConditions(
            f => f.JobId.ShouldBe("J03"),
            f => f.Kind.ShouldBe("JobFailed"),
            f => f.Answer.ShouldNotBeNull().ShouldContain("no such tag"),
            f => f.WaitedSeconds.ShouldBe(20));
        run.Execution.Error.ShouldNotBeNull().Value["message"].TryGetString(out var message).ShouldBeTrue();
        message.ShouldContain("J03");
    }

    [Fact]
    public void A_job_that_fails_does_not_stop_the_other_threads_of_its_level()
    {
        var run = Pipelines.Run(Pipelines.Demo, Pipelines.Script(("J01", new SimulatedJob { Ends = SimulatedEnd.Failed, Polls = 1 })));

        run.Duration.ShouldBe(TimeSpan.FromSeconds(90));
        run.Events.Where(e => e.Kind is RunEventKind.StepFailed or RunEventKind.StepSucceeded)
            .Select(e => e.JobId)
            .ShouldBe(["J01", "J02"]);
        run.Events.ShouldNotContain(e => e.JobId == "J03");
    }

    [Fact]
    public void A_job_that_never_ends_fails_after_its_twelve_minutes()
    {
        var clock = Stopwatch.StartNew();
        var run = Pipelines.Run(Pipelines.Demo, Pipelines.Script(("J01", new SimulatedJob { Ends = SimulatedEnd.Never })));
        output.WriteLine($"{clock.Elapsed.TotalMilliseconds:0} ms, reading back and compiling included");

        run.State.ShouldBe(RunState.Failed);
        run.Duration.ShouldBe(Limit);
        var failure = run.Failures.ShouldHaveSingleItem();
        failure.ShouldSatisfyAllConditions(
            f => f.JobId.ShouldBe("J01"),
            f => f.Kind.ShouldBe("TimeoutError"),
            f => f.WaitedSeconds.ShouldBe(Limit.TotalSeconds));
        run.Events.Count(e => e is { JobId: "J01", Kind: RunEventKind.StateSeen }).ShouldBe(24);
    }

    [Fact]
    public void Slow_status_calls_do_not_move_the_limit_by_more_than_one_call()
    {
        const double callSeconds = 25;
        var run = Pipelines.Run(
            Pipelines.Demo,
            Pipelines.Script(("J01", new SimulatedJob { Ends = SimulatedEnd.Never, CallSeconds = callSeconds })));

        run.Failures.ShouldHaveSingleItem().Kind.ShouldBe("TimeoutError");
        var started = run.Events.Single(e => e is { JobId: "J01", Kind: RunEventKind.JobStarted }).Time;
        var failed = run.Events.Single(e => e is { JobId: "J01", Kind: RunEventKind.StepFailed }).Time;
        (failed - started).ShouldBeInRange(Limit, Limit + TimeSpan.FromSeconds(callSeconds));
        run.Events.Last(e => e is { JobId: "J01", Kind: RunEventKind.StateSeen }).Time.ShouldBeGreaterThanOrEqualTo(started + Limit);
    }

    [Fact]
    public void A_successful_poll_costs_four_executed_steps()
    {
        var steps = Enumerable.Range(1, 12)
            .Select(polls =>
                Pipelines.Run(Pipelines.Demo, Pipelines.Script(("J03", new SimulatedJob { Polls = polls }))).Execution.StepsExecuted)
            .ToList();

        steps.Zip(steps.Skip(1), (fewer, more) => more - fewer).ShouldAllBe(difference => difference == 4);
        output.WriteLine($"executed steps with 1 to 12 looks of J03: {string.Join(", ", steps)}");
    }

    [Fact]
    public void Two_runs_have_equal_events_byte_for_byte()
    {
        var script = Pipelines.All(
            new SimulatedJob
            {
                CallSeconds = 0.25,
                Poll = [new SimulatedReply(SimulatedReplyKind.ConnectionLost), new SimulatedReply(SimulatedReplyKind.Status, 503)],
            });
        var lines = Enumerable.Range(0, 2)
            .Select(_ => string.Join('\n', Pipelines.Run(Pipelines.Demo, script).Events.Select(RunEventWriter.ToJsonLine)))
            .ToList();

        lines[0].ShouldBe(lines[1]);
        lines[0].ShouldContain("\"call_repeated\"");
    }
}
