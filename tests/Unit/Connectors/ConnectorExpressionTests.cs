using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Tests.Parameters;
using Aef.Tests.Running;

namespace Aef.Tests.Connectors;

/// <summary>
/// Expressions of an executor entry that fail: nothing is started twice, no success is hidden, and the message names the key in the entry.
/// </summary>
public sealed class ConnectorExpressionTests
{
    [Theory]
    [InlineData("header", "An expression in the entry of probe failed; nothing started", "start.args.headers.A: key not found: header")]
    [InlineData("url", "An argument of the start is not valid; nothing started", "'not an address' is not an address of http or https")]
    public void Before_the_call_nothing_is_started_and_no_attempt_follows(string broken, string message, string answer)
    {
        var run = Run(broken, SimulatedJob.Default);
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message, failure.Answer, failure.Attempt).ShouldBe(("ExpressionError", message, answer, 1));
        run.Events.ShouldNotContain(e => e.Kind == RunEventKind.JobStarted);
        run.Events.Count(e => e.Kind == RunEventKind.AttemptStarted).ShouldBe(1);
    }

    [Fact]
    public void A_link_that_fails_is_null_and_the_job_goes_on()
    {
        var run = Run("link", SimulatedJob.Default);
        run.State.ShouldBe(RunState.Succeeded);
        run.Events.First(e => e.Kind == RunEventKind.JobStarted).Link.ShouldBeNull();
        var warning = run.Events.Single(e => e is { Kind: RunEventKind.Log, State: "WARNING" });
        (warning.JobId, warning.Message).ShouldBe(("A", "The link of the job could not be computed; link: key not found: link"));
    }

    [Fact]
    public void An_output_that_fails_neither_cancels_nor_repeats_the_job()
    {
        var run = Run("rows", SimulatedJob.Default);
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message, failure.Answer).ShouldBe(
            ("ExpressionError", "The job succeeded, but its output could not be computed", "output.rows: key not found: rows"));
        failure.AsyncJobId.ShouldNotBeNull();
        failure.Link.ShouldBe("https://example.com/x");
        run.Events.Count(e => e.Kind == RunEventKind.JobStarted).ShouldBe(1);
        run.Events.ShouldContain(e => e.Kind == RunEventKind.StateSeen && e.State == "success");
    }

    [Theory]
    [InlineData("state", "The state of the job could not be read", "status.state: key not found: state")]
    [InlineData("unlisted", "The job is in a state that its executor does not know", "RUNNING_PAUSED")]
    [InlineData("poll", "An argument of the poll is not valid", "key not found: poll")]
    public void A_state_that_cannot_be_read_has_its_own_kind(string broken, string message, string answer)
    {
        var run = Run(broken, SimulatedJob.Default);
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message, failure.Answer).ShouldBe((
            "StateUnknown", message + "; the job may still be running, but its cancellation was requested", answer));
    }

    [Fact]
    public void A_message_that_fails_leaves_the_failure_of_the_job()
    {
        var failure = Run("message", new SimulatedJob { Ends = SimulatedEnd.Failed, Message = "no quota" }).Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message, failure.Answer).ShouldBe(("JobFailed", "The job failed", "status.message: key not found: message"));
    }

    [Fact]
    public void An_id_that_cannot_be_read_may_be_that_of_a_job()
    {
        var failure = Run("id", SimulatedJob.Default).Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message, failure.Answer).ShouldBe((
            "StartUnknown", "The response to the start names no job; it may have started", "start.id: key not found: id"));
    }

    [Fact]
    public void A_cancellation_that_fails_is_part_of_the_message()
    {
        var failure = Run("cancel", new SimulatedJob { Ends = SimulatedEnd.Never }).Failures.ShouldHaveSingleItem();
        failure.Message.ShouldBe(
            "The job was still running after 600 seconds and may still be running (its cancellation failed)");
    }

    private static Run Run(string? broken, SimulatedJob job) => Pipelines.Run(
        Feeds.Compile(Feeds.Steps(
            "job_id: A, job_name: a, executor: probe, async_timeout_loop_in_minutes: 10, "
                + $"with: {Probe.With(broken).ToJsonString()}, retry: {{max_attempts: 3, initial_delay_seconds: 1}}")),
        Pipelines.Script(("A", job)));
}
