using Aef.Tests.Parameters;

namespace Aef.Tests.SecretParameters;

/// <summary>Secrets that are read for so long that the run reaches its end: nothing starts after it.</summary>
public sealed class SecretTimeoutTests
{
    [Theory]
    [InlineData(59, 1, "")]
    [InlineData(60, 0, "RunTimeout")]
    [InlineData(75, 0, "RunTimeout")]
    public void A_job_whose_secrets_are_read_until_the_end_of_the_run_does_not_start(int seconds, int starts, string kind)
    {
        var run = SecretRun.Of(
            "timeout_minutes: 1\n" + Feeds.Steps($"job_id: A, job_name: a, {Feeds.Sync}, with: {{a: '${{secrets.KEY}}'}}"),
            secretTime: TimeSpan.FromSeconds(seconds));

        run.Reads.ShouldBe(["own/KEY/latest"]);
        run.Calls.Count.ShouldBe(starts);
        (run.Execution.Error is null ? string.Empty : run.Failure["kind"].Text).ShouldBe(kind);
        run.Visible.ShouldNotContain("KEY-1");
    }

    [Fact]
    public void Another_attempt_does_not_read_the_secrets_after_the_end_of_the_run()
    {
        var run = SecretRun.Of(
            "timeout_minutes: 1\n" + Feeds.Steps(
                $"job_id: A, job_name: a, {Feeds.Sync}, with: {{a: '${{secrets.KEY}}'}}, "
                    + "retry: {max_attempts: 3, initial_delay_seconds: 40, on: [SecretError]}"),
            secret: (_, _) => Workflows.Engine.Effects.EffectOutcome.FromHttpResponse(403, Workflows.Engine.Values.WorkflowValue.EmptyMap, "denied"));

        run.Reads.Count.ShouldBe(2); // after 0 s and 40 s, but not after 80 s
        run.Calls.ShouldBeEmpty();
        run.Failure["kind"].Text.ShouldBe("RunTimeout");
        run.Failure["message"].Text.ShouldNotBeNull().ShouldContain("SecretError");
        (run.Execution.EndTime - run.Execution.StartTime).ShouldBe(TimeSpan.FromMinutes(1));
    }
}
