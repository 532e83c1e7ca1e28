using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Runs.Estimation;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using static Aef.Tests.Callbacks.CallbackRuns;

namespace Aef.Tests.Callbacks;

/// <summary>What a measure states of lanes whose jobs wait for callbacks is not below what the engine counts.</summary>
public sealed class CallbackLaneMeasureTests
{
    private static readonly string[] Bodies = ["5", """{"state": "success"}""", """{"state": "success", "message": "half"}"""];

    /// <summary>At 600 s and 1,200 s, the callback comes at the very time of a slow poll.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(39)]
    [InlineData(40)]
    public void The_measured_run_is_that_of_the_engine(int polls)
    {
        var artifact = Compile("");

        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = polls, Argument = Items(50) });

        // Each job ends when a job with so many polls, every 30 s and up to an hour, would have succeeded.
        var job = new SimulatedJob { DurationSeconds = 30 * polls };
        var lanes = Watch(artifact, _ => job, Items(50), out var main);
        lanes.Count.ShouldBe(20);
        measure.Steps.Executions[0].Run.ShouldBe(lanes.Max(l => l.Steps));
        measure.Steps.Executions[1].Run.ShouldBe(main.StepsExecuted);
        measure.Duration.ShouldBe(main.EndTime - main.StartTime);
    }

    /// <summary>At the deadline, each lane has one job that reports it.</summary>
    [Theory]
    [InlineData("deadline_minutes: 1\n")]
    [InlineData("timeout_minutes: 2000\ndeadline_minutes: 15\n")]
    [InlineData("timeout_minutes: 2000\ndeadline_minutes: 2000\n")]
    public void With_a_deadline_too_the_measured_run_is_that_of_the_engine(string head)
    {
        var artifact = Compile(head);

        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = 39, Argument = Items(50) });

        var longest = Watch(artifact, _ => new SimulatedJob { DurationSeconds = 30 * 39 }, Items(50), out _).Max(l => l.Steps);
        measure.Steps.Executions[0].Run.ShouldBe(longest);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("timeout_minutes: 200\ndeadline_minutes: 100\n", false)]
    [InlineData("", true)]
    [InlineData("timeout_minutes: 2000\ndeadline_minutes: 30\n", true)]
    public void No_lane_executes_more_than_the_bound(string head, bool worst)
    {
        var artifact = Compile(head);
        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Argument = Items(1) });
        var busy = new SimulatedReply(SimulatedReplyKind.Status, 503, "no");
        var lost = Enumerable.Range(0, 1000).Select(i => i % 6 == 5 ? SimulatedReply.Ok : busy);

        foreach (var body in worst ? Bodies : ["none"])
        {
            var callbacks = worst ? Enumerable.Range(1, 30).Select(i => ((double)i, body)).ToArray() : [];
            var job = Sending(9_999, callbacks) with
            {
                Ends = SimulatedEnd.Never,
                Start = worst ? [.. lost.Take(5)] : [],
                Poll = worst ? [.. lost] : [],
            };
            // A job that is polled until its limit and then succeeds lets its thread continue.
            var ending = job with { Ends = SimulatedEnd.Success, DurationSeconds = 3_599 };
            // The first lanes are as full as those of a longer list.
            var lanes = Watch(artifact, _ => worst ? job : ending, Items(worst ? 300 : 1_000), out var main);
            lanes.Count.ShouldBeGreaterThan(1);
            var (lane, parent) = (measure.Steps.Executions[0], measure.Steps.Executions[1]);
            (worst ? lane.Most : lane.UntilLimit).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(lanes.Max(l => l.Steps), body);
            (worst ? parent.Most : parent.UntilLimit).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(main.StepsExecuted, body);
        }
    }

    private static WorkflowArtifact Compile(string head) => CloudWorkflowsTarget.Compile(
        Feeds.Bound(
            $"name: p\n{head}inputs: {{items: {{type: list}}}}\nlevels:\n- [{{job_id: F, job_name: f, {Feeds.Sync}}}]\n- threads:\n"
                + $"  - [{{{Step("Q")}}}, {{job_id: S, job_name: s, {Feeds.Sync}, when: '${{steps.Q.status != \"failed\"}}'}}]\n"
                + "  - for_each: '${inputs.items}'\n"
                + $"    steps: [{{{Step("A", "continue_if_fail: true, with: {a: '${secrets.KEY} ${steps.F.output}'}")}}}, "
                + $"{{{Step("B", "continue_if_fail: true, retry: {max_attempts: 2, initial_delay_seconds: 0}")}}}]\n"
                + $"- [{{{Step("L", "when: '${steps.Q.status == steps.A.status}'")}}}]\n"),
        PlatformParameters.Empty,
        SourceFormat.Json,
        new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded });

    private static WorkflowValue Items(int count) => WorkflowValue.FromJson(
        $$"""{ "inputs": { "items": [{{string.Join(',', Enumerable.Range(0, count))}}] } }""");

    /// <summary>Runs without limits; returns the lanes.</summary>
    private static IReadOnlyList<WatchedExecution> Watch(
        WorkflowArtifact artifact,
        Func<string, SimulatedJob> jobOf,
        WorkflowValue argument,
        out Execution execution)
    {
        artifact.Parts.ShouldHaveSingleItem().Name.ShouldBe("p-lane-2");
        var watch = new RunWatch(calls => calls);
        var script = new SimulationScript(
            SimulatedJob.Default,
            artifact.Pipeline.Steps.Where(s => s.WaitsForCallback)
                .ToDictionary(s => s.JobId, s => new[] { jobOf(s.JobId) }.ToEquatableList()));
        var request = new LocalRunRequest(artifact) { Script = script, Argument = argument };
        var options = LocalRunAssembly.OptionsOf(request) with { Limits = EngineLimits.None with { MaxConcurrentFibers = 20 } };
        var assembly = new LocalRunAssembly(request, options, WorkflowProgram.Compile(artifact.Workflow), watch);
        execution = VirtualTimeHost.Run(assembly.Engine, assembly.Calls, request.Start);
        return watch.Executions;
    }
}
