using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Estimation;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;
using static Aef.Tests.Callbacks.CallbackRuns;

namespace Aef.Tests.Callbacks;

/// <summary>The number of executed steps of jobs that wait for callbacks, and what callbacks save.</summary>
public sealed class CallbackMeasureTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(25)]
    [InlineData(5)]
    public void The_steps_if_no_callback_ever_comes_are_exact(int minutes)
    {
        var artifact = Compile(Feeds.Steps(Step("A", $"async_timeout_loop_in_minutes: {minutes}"), Step("B")));
        var polls = (minutes + 9) / 10;
        SimulatedJob Job(int count) => new() { Polls = count, Callbacks = [] };

        var run = Pipelines.Run(artifact, Pipelines.Script(("A", Job(polls)), ("B", Job(6))));

        WorkflowMeasurer.Measure(artifact).Steps.UntilLimit.ShouldBe(run.Execution.StepsExecuted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_worst_that_can_happen_is_within_the_bound(int attempts)
    {
        var artifact = Compile(Feeds.Steps(Step("A", $"retry: {{max_attempts: {attempts}, initial_delay_seconds: 0}}")));
        var junk = Enumerable.Range(1, 30).Select(i => ((double)i, "5")).ToArray();
        var success = Enumerable.Range(1, 30).Select(i => ((double)i, """{"state": "success"}""")).ToArray();
        var lost = Enumerable.Range(0, 1000)
            .Select(i => i % 6 == 5 ? SimulatedReply.Ok : new SimulatedReply(SimulatedReplyKind.Status, 503, "no"))
            .ToArray();
        var most = WorkflowMeasurer.Measure(artifact).Steps.Most.ShouldNotBeNull();

        foreach (var callbacks in new[] { junk, success, [] })
        {
            var worst = Sending(9999, callbacks) with { Ends = SimulatedEnd.Never, Poll = [.. lost], Start = [.. lost.Take(5)] };
            Pipelines.Run(artifact, Pipelines.All(worst)).Execution.StepsExecuted.ShouldBeLessThanOrEqualTo(most);
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1)]
    public void The_saving_is_the_difference_between_the_measured_pipelines(int polls)
    {
        var with = Measure("wait_for: callback, ", polls);
        var without = Measure(string.Empty, polls);

        var saved = with.Callbacks.ShouldNotBeNull();
        saved.Steps.ShouldBe((without.Steps.Run - with.Steps.Run).ShouldNotBeNull());
        saved.RunDollars.ShouldBe(without.Cost.ShouldNotBeNull().RunDollars - with.Cost.ShouldNotBeNull().RunDollars);
        (saved.Steps > 0).ShouldBe(polls > 1);
        with.Duration.ShouldBe(without.Duration);
        without.Callbacks.ShouldBeNull();
    }

    [Fact]
    public void The_measured_run_is_a_run_of_the_engine()
    {
        var artifact = Compile(Feeds.Steps(Step("A"), Step("B", "wait_time_seconds: 100")));
        var run = Pipelines.Run(
            artifact,
            Pipelines.Script(("A", new SimulatedJob { DurationSeconds = 900 }), ("B", new SimulatedJob { DurationSeconds = 3000 })));
        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = 30 });

        (measure.Steps.Run, measure.Duration).ShouldBe((run.Execution.StepsExecuted, run.Duration));
        measure.Cost.ShouldNotBeNull().ExternalSteps.ShouldBe(2 + 5, "every wait for a callback is an external step");
    }

    [Fact]
    public void A_pipeline_of_callbacks_is_far_from_the_limits_where_one_that_polls_is_not()
    {
        string Jobs(string more) =>
            Feeds.Steps([.. Enumerable.Range(1, 300).Select(i => $"job_id: J{i}, job_name: n{i}, executor: caller{more}")]);

        WorkflowMeasurer.Measure(Compile(Jobs(string.Empty))).Steps.UntilLimit.ShouldNotBeNull().ShouldBeGreaterThan(100_000);
        WorkflowMeasurer.Measure(Compile(Jobs(", wait_for: callback"))).Steps.UntilLimit.ShouldNotBeNull().ShouldBeLessThan(50_000);
        CloudWorkflowsTarget.IsFarFromLimits(Feeds.Bound(Feeds.Steps(Step("A")))).ShouldBeTrue();
    }

    private static WorkflowMeasure Measure(string key, int polls) => WorkflowMeasurer.Measure(
        Compile(
            "name: p\nlevels:\n- threads:\n"
                + $"  - steps: [{{job_id: A, job_name: a, {key}executor: caller}}, "
                + "{job_id: S, job_name: s, type: sync, executor: caller}]\n"
                + $"  - {{for_each: [1, 2, 3], steps: [{{job_id: B, job_name: b, {key}executor: caller, wait_time_seconds: 20}}]}}\n"
                + $"finally: [{{job_id: Z, job_name: z, {key}executor: caller}}]\n"),
        new MeasureRequest { Polls = polls });
}
