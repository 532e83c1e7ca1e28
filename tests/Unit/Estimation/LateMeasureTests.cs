using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Collections;
using Aef.Runs.Estimation;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Tests.Parameters;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Tests.Estimation;

/// <summary>With <c>deadline_minutes</c>, the measured run executes exactly what the engine counts, whichever jobs find it late.</summary>
public sealed class LateMeasureTests
{
    private const string Slow = "async_timeout_loop_in_minutes: 60";
    private const string Short = "executor: feeder, type: async, async_timeout_loop_in_minutes: 4";
    private const string Async = "executor: feeder, type: async, " + Slow;

    /// <summary>Polls are made every 30 s: the deadline is before the first one, at one, between two, at the last one, or later.</summary>
    [Theory]
    [InlineData(Async, 1)]
    [InlineData(Async, 2)]
    [InlineData(Async, 3)]
    [InlineData(Async, 100)]
    [InlineData("type: workflows, workflows_name: w, " + Slow, 3)]
    [InlineData("type: workflows, workflows_name: w, " + Slow, 100)]
    [InlineData(Async + ", wait_time_seconds: 7, wait_time_multiplier: 1.5", 9)]
    public void The_measured_run_is_that_of_the_engine(string job, int polls)
    {
        foreach (var minutes in new[] { 1, 2, 3, 30, 50, 51, 2000 })
        {
            Compare(
                $"deadline_minutes: {minutes}\nlevels:\n- threads:\n"
                    + $"  - [{{job_id: A, job_name: a, {job}}}, {{job_id: B, job_name: b, {job}}}]\n"
                    + $"  - [{{job_id: C, job_name: c, {Feeds.Sync}}}]\n- [{{job_id: D, job_name: d, {job}}}]\n",
                polls);
        }
    }

    /// <summary>More threads than run at the same time: those that begin after the deadline do not report it.</summary>
    [Theory]
    [InlineData("", 2)]
    [InlineData("", 5)]
    [InlineData("  max_parallel: 3\n", 3)]
    public void A_wide_level_too(string limit, int polls)
    {
        var threads = string.Concat(Enumerable.Range(1, 45).Select(i => $"  - [{{job_id: J{i}, job_name: j{i}, {Short}}}]\n"));
        foreach (var minutes in new[] { 1, 3 })
        {
            Compare($"deadline_minutes: {minutes}\nlevels:\n- threads:\n{threads}{limit}- [{{job_id: D, job_name: d, {Async}}}]\n", polls);
        }
    }

    private static void Compare(string definition, int polls)
    {
        var artifact = Feeds.Compile("name: p\n" + definition);

        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = polls, SyncSeconds = 60 }).Steps;

        var until = Run(artifact, Succeeding(artifact, int.MaxValue, 60)).StepsExecuted;
        (measure.Run, measure.UntilLimit).ShouldBe((Run(artifact, Succeeding(artifact, polls, 60)).StepsExecuted, until), definition);
    }

    [Fact]
    public void Runs_of_generated_pipelines_are_predicted_although_jobs_find_them_late()
    {
        var (measured, late) = (0, 0);
        for (var number = 1; number <= 30; number++)
        {
            var scenario = CombinedDecorator.Generate(number);
            var artifact = new ScenarioRun(scenario with { Deadline = 60 * (1 + (number % 4)) }).Compile(logs: number % 2 == 0);
            var polls = 1 + (number % 7);
            var argument = ScenarioText.Argument(scenario) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null;

            var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = polls, SyncSeconds = 12.5, Argument = argument });

            if (measure.Steps.Run is not { } steps)
            {
                continue;
            }

            measured++;
            var execution = Run(artifact, Succeeding(artifact, polls, 12.5), argument);
            steps.ShouldBe(execution.StepsExecuted, $"scenario {number}");
            late += execution.EndTime - execution.StartTime > TimeSpan.FromMinutes(1 + (number % 4)) ? 1 : 0;
        }

        measured.ShouldBeGreaterThan(10);
        late.ShouldBeGreaterThan(5);
    }

    private static SimulationScript Succeeding(WorkflowArtifact artifact, int polls, double sync) => new(
        SimulatedJob.Default,
        artifact.Pipeline.Steps.ToDictionary(
            s => s.JobId,
            s => new[]
            {
                new SimulatedJob
                {
                    DurationSeconds = sync < s.CallTimeoutSeconds ? sync : s.CallTimeoutSeconds / 2,
                    Polls = (int)Math.Clamp(new PollSchedule(s).Count, 1, polls),
                },
            }.ToEquatableList()));

    private static Execution Run(WorkflowArtifact artifact, SimulationScript script, WorkflowValue? argument = null)
    {
        var request = new LocalRunRequest(artifact) { Script = script, Argument = argument ?? WorkflowValue.Null };
        var options = LocalRunAssembly.OptionsOf(request) with { Limits = EngineLimits.None with { MaxConcurrentFibers = 20 } };
        var assembly = new LocalRunAssembly(request, options, WorkflowProgram.Compile(artifact.Workflow), new RunWatch(calls => calls));
        return VirtualTimeHost.Run(assembly.Engine, assembly.Calls, request.Start);
    }
}
