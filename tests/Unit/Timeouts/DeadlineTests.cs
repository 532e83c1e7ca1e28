using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using static Aef.Tests.Sections.Sections;
using static Aef.Tests.Timeouts.TimedRuns;

namespace Aef.Tests.Timeouts;

/// <summary>Runs that pass deadline_minutes: they are reported as late, and continue.</summary>
public sealed class DeadlineTests
{
    public static TheoryData<string> Shapes => Aef.Tests.Sections.Sections.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_poll_after_the_deadline_reports_it_once_and_the_run_continues(string shape)
    {
        var run = RunTimed(
            "deadline_minutes: 5\n" + Pipeline(shape, "", "type: async, wait_time_seconds: 40", "type: async"),
            Pipelines.Script([("A", new SimulatedJob { DurationSeconds = 400 })]),
            shape: shape);

        run.State.ShouldBe(RunState.Succeeded);
        var late = run.Events.Single(e => e.Kind == RunEventKind.RunLate);
        (late.Time - run.StartTime).TotalSeconds.ShouldBe(320, 1e-4); // the first poll after 300 s
        late.Message.ShouldBe("The run has passed deadline_minutes (5) and continues");
        Logs(run).ShouldBe(["{\"event\":\"run_late\",\"job_id\":\"A\",\"deadline_minutes\":5}"]);
        Story(run).ShouldBe("A B L");
    }

    [Fact]
    public void Each_thread_that_runs_when_the_deadline_passes_logs_it_once()
    {
        var run = RunTimed(
            "deadline_minutes: 5\n" + Pipeline("named", ""),
            Pipelines.Script([("A", Seconds(400)), ("W1", Seconds(310)), ("W2", Seconds(200))]),
            shape: "named");

        Logs(run).Count.ShouldBe(2);
        run.Events.Single(e => e.Kind == RunEventKind.RunLate).Time.ShouldBe(run.StartTime.AddSeconds(310));
    }

    [Fact]
    public void Lanes_report_it_and_the_run_does_not_report_it_again()
    {
        var definition = "name: p\ndeadline_minutes: 5\nlevels:\n- max_parallel: 2\n  threads:\n"
            + $"  - {{for_each: [a, b, c], steps: [{Job("A")}]}}\n- [{Job("L")}]\n";
        var artifact = CloudWorkflowsTarget.Compile(
            Definitions.Bound(definition),
            PlatformParameters.Empty,
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 1 });

        var run = Pipelines.Run(artifact, Pipelines.Script([("A[0]", Seconds(400))]));

        run.State.ShouldBe(RunState.Succeeded);
        Logs(run).ShouldBe(["{\"event\":\"run_late\",\"job_id\":\"A[0]\",\"deadline_minutes\":5}"]);
    }

    [Fact]
    public void A_run_that_ends_before_its_deadline_is_not_late()
    {
        var run = RunTimed("deadline_minutes: 5\n" + Pipeline("single", ""));

        run.Events.ShouldNotContain(e => e.Kind == RunEventKind.RunLate);
        Logs(run).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, "p succeeded after 00:09:40 of virtual time, late: 3 succeeded")]
    [InlineData(10, "p succeeded after 00:03:10 of virtual time: 3 succeeded")]
    public void The_summary_of_a_run_states_that_it_was_late(double seconds, string headline)
    {
        var run = RunTimed("deadline_minutes: 5\n" + Pipeline("single", ""), Pipelines.Script([("A", Seconds(seconds))]));

        RunHeadline.Of(RunProgress.Of(run), run.State, run.Duration, isRealTime: false).ToString().ShouldBe(headline);
    }

    private static SimulatedJob Seconds(double seconds) => new() { DurationSeconds = seconds };

    private static List<string> Logs(Run run) =>
        [.. run.Events.Where(e => e is { Kind: RunEventKind.Log, State: "WARNING" }).Select(e => e.Message!)]; // logs have text
}
