using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Targets;

/// <summary>What a compiled pipeline concludes from the answer to a start, and from the states of an execution.</summary>
public sealed class StartAnswerTests
{
    private const string Async = "job_id: A, job_name: a, function_id_name: f, wait_time_seconds: 10, async_timeout_loop_in_minutes: 1";
    private const string Sync = "job_id: A, job_name: a, function_name: f";
    private const string Child = "job_id: A, job_name: a, workflows_name: w, wait_time_seconds: 10, async_timeout_loop_in_minutes: 1";

    public static TheoryData<string> Steps => [Async, Sync, Child];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_start_without_credentials_started_nothing(string step)
    {
        var run = RecordedRun.Of(Definitions.Thread(step), _ => EffectOutcome.Failure(WorkflowErrors.Auth("no credentials")));

        run.FailureKind.ShouldBe("StartRefused");
        run.Calls.Count.ShouldBe(1, "the same credentials would be missing again");
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_unknown_error_of_a_start_may_have_started_the_job(string step)
    {
        var run = RecordedRun.Of(Definitions.Thread(step), _ => EffectOutcome.Failure(WorkflowErrors.Tagged("SystemError", "who knows")));

        run.FailureKind.ShouldBe("StartUnknown");
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_start_without_credentials_is_worth_an_attempt_where_the_retry_names_it(string step)
    {
        var run = RecordedRun.Of(
            Definitions.Thread($"{step}, retry: {{max_attempts: 3, on: [StartRefused]}}"),
            call => call.IsPoll || call.Number == 3 ? null : EffectOutcome.Failure(WorkflowErrors.Auth("no credentials")));

        run.Execution.State.ShouldBe(ExecutionState.Succeeded);
        run.Starts().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("aef_1", true)]
    [InlineData("aef-1", true)]
    [InlineData("aef-", true)]
    [InlineData("aef1", false)]
    [InlineData("aef.1", false)]
    [InlineData("AEF-1", false)]
    [InlineData(" aef-1", false)]
    [InlineData("x\naef-1", false)]
    [InlineData("", false)]
    public void The_id_of_a_job_begins_with_aef_and_a_dash_or_an_underscore(string id, bool isId)
    {
        var run = RecordedRun.Of(Definitions.Thread(Async), call => call.IsPoll ? null : RecordedRun.Answer(id));

        run.Execution.State.ShouldBe(isId ? ExecutionState.Succeeded : ExecutionState.Failed);
        if (isId)
        {
            run.Polls().ShouldHaveSingleItem().Body["async_job_id"].ShouldBe((WorkflowValue)id);
        }
        else
        {
            run.FailureKind.ShouldBe("StartUnknown");
            run.Polls().ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("ACTIVE")]
    [InlineData("QUEUED")]
    public void An_execution_that_waits_or_runs_is_polled_again(string state)
    {
        var run = RecordedRun.Of(Definitions.Thread(Child), call => call is { IsPoll: true, Number: < 3 } ? State(state) : null);

        run.Execution.State.ShouldBe(ExecutionState.Succeeded);
        run.Polls().Select(c => c.Seconds).ShouldBe([10, 20, 30]);
    }

    [Theory]
    [InlineData("ACTIVE")]
    [InlineData("QUEUED")]
    public void An_execution_that_waits_or_runs_at_its_limit_was_too_slow(string state)
    {
        var run = RecordedRun.Of(Definitions.Thread(Child), call => call.IsPoll ? State(state) : null);

        run.FailureKind.ShouldBe("TimeoutError");
        run.Polls().Last().Seconds.ShouldBe(60);
    }

    [Theory]
    [InlineData("FAILED")]
    [InlineData("CANCELLED")]
    [InlineData("UNAVAILABLE")]
    [InlineData("STATE_UNSPECIFIED")]
    public void Any_other_state_is_a_failure_at_once(string state)
    {
        var run = RecordedRun.Of(Definitions.Thread(Child), call => call.IsPoll ? State(state) : null);

        run.FailureKind.ShouldBe("JobFailed");
        run.Polls().ShouldHaveSingleItem();
    }

    private static EffectOutcome State(string state) => RecordedRun.Answer(WorkflowValue.FromMap(("state", state)));
}
