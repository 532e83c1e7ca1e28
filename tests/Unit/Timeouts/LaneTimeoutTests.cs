using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Language.Analysis;
using static Aef.Tests.Sections.Sections;

namespace Aef.Tests.Timeouts;

/// <summary>Items that are running, and items that wait for a slot, when the run reaches its end.</summary>
public sealed class LaneTimeoutTests
{
    private static readonly SimulatedJob Never = new() { Ends = SimulatedEnd.Never };

    [Theory]
    [InlineData(true, "A[0] A[1] A[2] A[4] B[0] B[2] Z")]
    [InlineData(false, "A[0] A[1] A[2] A[3] A[4] B[0] B[2] B[3] Z")]
    public void The_running_items_fail_and_the_others_do_not_start(bool lanes, string started)
    {
        var run = Run(
            "name: p\ntimeout_minutes: 10\nlevels:\n- max_parallel: 2\n  threads:\n"
                + $"  - {{for_each: [a, b, c, d, e, f], steps: [{Job("A", "type: async, continue_if_fail: true")}, {Job("B")}]}}\n"
                + $"- [{Job("L")}]\n"
                + $"finally: [{Job("Z", "when: '${run.state == \"timed_out\" and steps.A.status == \"failed\"}'")}]\n",
            lanes,
            ("A[1]", Never),
            ("A[4]", Never));

        run.Failures.Select(f => (f.JobId, f.Kind)).ShouldBe([("A[1]", "RunTimeout"), ("A[4]", "RunTimeout")]);
        string.Join(' ', run.Events.Where(e => e.Kind == RunEventKind.AttemptStarted).Select(e => e.JobId).Order(StringComparer.Ordinal))
            .ShouldBe(started);
        run.Events.Where(e => e.Message == "not_reached").Select(e => e.JobId).ShouldBe(["L"]);
        Texts(Error(run)["tags"]).ShouldBe("PipelineFailed RunTimeout");
        Texts(Error(run)["failed"]).ShouldBe("A[1] A[4]");
        run.Events.Last(e => e.Kind == RunEventKind.LevelEnded && e.Level == "1").Time.ShouldBe(run.StartTime.AddMinutes(10));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Items_none_of_which_runs_at_the_end_fail_the_run_all_the_same(bool lanes)
    {
        var run = Run(
            "name: p\ntimeout_minutes: 10\nlevels:\n- max_parallel: 1\n  threads:\n"
                + $"  - {{for_each: [a, b, c], steps: [{Job("A")}]}}\n"
                + $"finally: [{Job("Z", "when: '${run.state == \"timed_out\" and steps.A.status == \"succeeded\"}'")}]\n",
            lanes,
            ("A[0]", new SimulatedJob { DurationSeconds = 600 }));

        Story(run).ShouldBe("A[0] Z");
        run.Failures.ShouldBeEmpty();
        Message(run).ShouldBe("The pipeline failed: the run reached timeout_minutes (10); remote jobs may still be running");
    }

    [Fact]
    public void The_timeout_is_reported_beside_a_hundred_other_failures()
    {
        var items = string.Join(", ", Enumerable.Range(0, 130));
        var failing = Enumerable.Range(0, 129).Select(i => (string.Create(CultureInfo.InvariantCulture, $"A[{i}]"), Bad));
        var run = Run(
            $"name: p\ntimeout_minutes: 10\nlevels:\n- threads:\n  - {{for_each: [{items}], steps: [{Job("A")}]}}\n",
            lanes: false,
            [.. failing, ("A[129]", Never)]);

        Texts(Error(run)["tags"]).ShouldBe("PipelineFailed RunTimeout");
        Error(run)["failures"].Items.Count.ShouldBe(100);
        Error(run)["count"].ToString().ShouldBe("130");
    }

    private static Run Run(string definition, bool lanes, params (string JobId, SimulatedJob Job)[] jobs)
    {
        var options = lanes ? new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 1 } : null;
        var bound = Definitions.Bound(TimedRuns.Typed(definition));
        var artifact = CloudWorkflowsTarget.Compile(bound, PlatformParameters.Empty, options: options);
        artifact.Parts.Any(p => p.Name.Contains("-lane-", StringComparison.Ordinal)).ShouldBe(lanes);
        artifact.All().SelectMany(w => WorkflowAnalyzer.Analyze(w.Workflow)).Where(d => d.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty();
        return Pipelines.Run(artifact, Pipelines.Script(jobs));
    }
}
