using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using static Aef.Tests.Sections.Sections;
using static Aef.Tests.Timeouts.TimedRuns;

namespace Aef.Tests.Timeouts;

/// <summary>What a run that reaches timeout_minutes reports, in each shape that a compiled workflow can have.</summary>
public sealed class RunTimeoutTests
{
    private const string Ten = "timeout_minutes: 10\n";
    private static readonly SimulatedJob Never = new() { Ends = SimulatedEnd.Never };

    public static TheoryData<string> Shapes => Aef.Tests.Sections.Sections.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_running_step_fails_and_nothing_starts_after_it(string shape)
    {
        var run = RunTimed(Ten + Pipeline(shape, ""), Pipelines.Script([("A", Never)]), shape: shape);

        run.Failures.Select(f => (f.JobId, f.Kind, f.Continued)).ShouldBe([("A", "RunTimeout", false)]);
        Story(run).ShouldBe("!A");
        run.Duration.TotalMinutes.ShouldBe(10, 1e-6);
        Texts(Error(run)["tags"]).ShouldBe("PipelineFailed RunTimeout");
        Message(run).ShouldBe(
            "The pipeline failed at A: the run reached timeout_minutes (10); remote jobs may still be running");
        Texts(Error(run)["failed"]).ShouldBe("A");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_step_that_would_start_at_the_end_does_not_fail_and_the_run_does(string shape)
    {
        var exact = new SimulatedJob { DurationSeconds = 600 };
        var run = RunTimed(
            Ten + Pipeline(shape, "", "type: async"),
            Pipelines.Script([("A", exact)]),
            shape: shape);

        run.Failures.ShouldBeEmpty();
        Story(run).ShouldBe("A");
        Message(run).ShouldBe("The pipeline failed: the run reached timeout_minutes (10); remote jobs may still be running");
        Error(run)["count"].ToString().ShouldBe("0");
        Texts(Error(run)["failed"]).ShouldBe("");
        Texts(Error(run)["tags"]).ShouldBe("PipelineFailed RunTimeout");
        Texts(Error(run)["resume"]["done"]).Split(' ').ShouldContain("A");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_run_whose_last_job_ends_at_the_end_succeeds(string shape)
    {
        var run = RunTimed(
            Ten + Pipeline(shape, ""),
            Pipelines.Script([("A", Sync(200)), ("B", Sync(200)), ("L", Sync(200))]),
            shape: shape);

        run.State.ShouldBe(RunState.Succeeded);
        run.Duration.TotalMinutes.ShouldBe(10, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_run_that_fails_for_another_reason_has_not_timed_out(string shape)
    {
        var run = RunTimed(
            Ten + Pipeline(shape, $"finally: [{Job("Z", "when: '${run.state == \"failed\"}'")}]"),
            Failing("A"),
            shape: shape);

        Texts(Error(run)["tags"]).ShouldBe("PipelineFailed");
        Message(run).ShouldBe("The pipeline failed at A: JobFailed: The start returned an exception (Exception: boom)");
        Story(run).ShouldEndWith(" Z");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Continue_if_fail_does_not_continue_after_the_end(string shape)
    {
        var run = RunTimed(Ten + Pipeline(shape, "", "continue_if_fail: true"), Pipelines.Script([("A", Never)]), shape: shape);

        Story(run).ShouldBe("!A");
        run.Failures.Single().Continued.ShouldBeFalse();
        Texts(Error(run)["failed"]).ShouldBe("A");
        Error(run)["continued"].Items.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_steps_of_finally_know_that_the_run_has_timed_out_and_have_time_of_their_own(string shape)
    {
        var sections = $"on_failure: [{Job("F", "when: '${run.state == \"timed_out\"}'")}]\n"
            + $"finally: [{Job("Z", "type: async, when: '${\"A\" in run.failed}'")}]";
        var run = RunTimed(
            Ten + Pipeline(shape, sections),
            Pipelines.Script([("A", Never), ("Z", new SimulatedJob { DurationSeconds = 3000 })]),
            shape: shape);

        Story(run).ShouldBe("!A -B -L F Z");
        run.Events.Where(e => e is { JobId: "B" or "L" }).Select(e => e.Message).ShouldBe(["not_reached", "not_reached"]);
        run.Duration.TotalMinutes.ShouldBeGreaterThan(60);
        Texts(Error(run)["tags"]).ShouldBe("PipelineFailed RunTimeout");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_run_that_continues_has_its_own_full_time(string shape)
    {
        var definition = Ten + Pipeline(shape, "");
        var first = RunTimed(definition, Pipelines.Script([("A", Sync(500)), ("B", Never)]), shape: shape);
        var resume = Error(first)["resume"];
        var second = RunTimed(
            definition,
            Pipelines.Script([("B", Sync(500)), ("L", Sync(90))]),
            $"{{\"resume\": {resume}}}",
            shape);

        Texts(resume["done"]).Split(' ').ShouldContain("A");
        Texts(resume["done"]).Split(' ').ShouldNotContain("B");
        second.State.ShouldBe(RunState.Succeeded);
        second.Duration.TotalSeconds.ShouldBe(590, 1e-4);
    }

    [Theory]
    [InlineData("type: async", "The run reached timeout_minutes while the job was running; the job may still be running")]
    [InlineData("type: sync", "The run reached timeout_minutes before the call was answered; the job may still be running")]
    public void The_record_states_that_the_job_may_still_be_running(string type, string message)
    {
        var run = RunTimed("timeout_minutes: 5\n" + Pipeline("single", "", type), Pipelines.Script([("A", Never)]));

        var record = Error(run)["failures"].Items.Single();
        Text(record["message"]).ShouldBe(message);
        Text(record["kind"]).ShouldBe("RunTimeout");
    }

    [Fact]
    public void Nothing_retries_the_step_that_was_running()
    {
        var run = RunTimed(
            Ten + Pipeline("single", "", "type: async, retry: {max_attempts: 5, initial_delay_seconds: 0}"),
            Pipelines.Script([("A", Never)]));

        run.Events.Count(e => e.Kind == RunEventKind.AttemptStarted).ShouldBe(1);
    }

    [Fact]
    public void Without_log_entries_a_retry_that_is_too_late_fails_the_step_too()
    {
        const string definition = """
            {"timeout_minutes": 1, "definition": [{"THREADS": [{"STEPS": [{"JOB_ID": "A", "JOB_NAME": "a", "TYPE": "sync",
            "FUNCTION_NAME": "dataform-tag-executor",
            "retry": {"max_attempts": 9, "initial_delay_seconds": 60, "multiplier": 1}}]}]}]}
            """;

        var run = Pipelines.Run(Pipelines.Compile(definition, logs: false), Failing("A"));

        run.Failures.Select(f => (f.Kind, f.Attempt)).ShouldBe([("RunTimeout", 1)]);
        run.Duration.TotalSeconds.ShouldBe(60, 1e-4);
    }

    private static SimulatedJob Sync(double seconds) => new() { DurationSeconds = seconds };
}
