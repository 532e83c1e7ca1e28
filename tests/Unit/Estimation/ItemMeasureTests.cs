using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Runs.Estimation;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Tests.Estimation;

/// <summary>Measures of pipelines with conditions, items, lanes and sections are what the engine counts, or not less.</summary>
public sealed class ItemMeasureTests
{
    [Fact]
    public void Measures_of_generated_pipelines_under_their_scripts_are_what_the_engine_counts()
    {
        var (bounded, looped) = (0, 0);
        for (var number = 1; number <= 60; number++)
        {
            var scenario = CombinedDecorator.Generate(number);
            var artifact = new ScenarioRun(scenario).Compile();
            var request = new MeasureRequest { Script = ScenarioText.Script(scenario), Argument = ArgumentOf(scenario) };
            var execution = Run(artifact, request.Script, request.Argument);

            var measure = WorkflowMeasurer.Measure(artifact, request);

            measure.Steps.Run.ShouldBe(execution.StepsExecuted, $"scenario {number}");
            measure.Memory.Run.ShouldBe(execution.PeakMemoryBytes, $"scenario {number}");
            measure.Duration.ShouldBe(execution.EndTime - execution.StartTime, $"scenario {number}");
            looped += scenario.Levels.Any(l => l.Threads.Any(t => t.Items is > 0)) ? 1 : 0;
            if (measure.Steps.Most is { } most)
            {
                bounded++;
                most.ShouldBeGreaterThanOrEqualTo(execution.StepsExecuted, $"scenario {number}");
            }
        }

        looped.ShouldBeGreaterThan(20);
        bounded.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Runs_with_any_number_of_polls_are_predicted_although_conditions_and_items_decide_what_they_do()
    {
        var (measured, choosing) = (0, 0);
        for (var number = 1; number <= 60; number++)
        {
            var scenario = CombinedDecorator.Generate(number);
            var artifact = new ScenarioRun(scenario).Compile(logs: number % 2 == 0);
            var polls = 1 + (number % 7);
            var argument = ArgumentOf(scenario);

            var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = polls, SyncSeconds = 12.5, Argument = argument });

            if (measure.Steps.Run is not { } steps)
            {
                measure.Steps.Undecided.ShouldNotBeEmpty();
                continue;
            }

            measured++;
            choosing += scenario.Conditions.Any(c => c is not null) ? 1 : 0;
            var execution = Run(artifact, Succeeding(artifact, polls), argument);
            steps.ShouldBe(execution.StepsExecuted, $"scenario {number}");
            (measure.Duration.ShouldNotBeNull() - (execution.EndTime - execution.StartTime)).ShouldNotBeNull().Duration()
                .ShouldBeLessThan(TimeSpan.FromMilliseconds(1), $"scenario {number}");
            var last = Run(artifact, Succeeding(artifact, int.MaxValue), argument).StepsExecuted;
            measure.Steps.UntilLimit.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(last, $"scenario {number}");
        }

        measured.ShouldBeGreaterThan(20);
        choosing.ShouldBeGreaterThan(15);
    }

    /// <summary>The list has fewer items than it may have, and a condition skips one: neither counts in the measured run.</summary>
    [Fact]
    public void A_measured_run_polls_only_the_jobs_of_its_items()
    {
        var artifact = Compile("for_each: '${inputs.items}'\n    max_items: 50", string.Empty);

        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = 5, Argument = Items(3) });

        measure.Steps.Run.ShouldBe(Run(artifact, Succeeding(artifact, 5), Items(3)).StepsExecuted);
        var all = Run(artifact, Succeeding(artifact, int.MaxValue), Items(50)).StepsExecuted;
        measure.Steps.UntilLimit.ShouldNotBeNull().ShouldBeInRange(all, all * 2);
    }

    /// <summary>Two jobs for each of 1,000 items are polled up to 13 times, which is too much for one execution.</summary>
    [Fact]
    public void Each_execution_of_a_run_with_lanes_is_what_the_engine_counts()
    {
        const string Section = "finally: [{job_id: F, job_name: f, type: sync, executor: dataform-tag-executor}]";
        var plain = Compile("for_each: '${inputs.items}'", Section);
        var artifact = Compile("for_each: '${inputs.items}'", Section, WorkflowSplitting.WhereNeeded);
        artifact.Parts.ShouldHaveSingleItem().Name.ShouldBe("p-lane-1");

        var measure = WorkflowMeasurer.Measure(plain, new MeasureRequest { Polls = 3, SyncSeconds = 90, Argument = Items(50) });

        var executions = Watch(artifact, Succeeding(artifact, 3, 90), Items(50), out var main);
        executions.Count.ShouldBe(20);
        var (lane, parent) = (measure.Steps.Executions[0], measure.Steps.Executions[1]);
        (lane.Workflow, parent.Workflow).ShouldBe(("p-lane-1", "p"));
        lane.Run.ShouldBe(executions.Max(e => e.Steps));
        parent.Run.ShouldBe(main.StepsExecuted);
        measure.Steps.Run.ShouldBe(Math.Max(main.StepsExecuted, executions.Max(e => e.Steps)));
        measure.Duration.ShouldBe(main.EndTime - main.StartTime);
        measure.Cost.ShouldNotBeNull().InternalSteps.ShouldBe(main.StepsExecuted + executions.Sum(e => e.Steps));
        measure.Memory.Run.ShouldBe(Math.Max(main.PeakMemoryBytes, executions.Max(e => e.PeakMemoryBytes)));
        measure.Steps.Lanes.ShouldHaveSingleItem().ShouldBe(new LaneMeasure("1", "p-lane-1", 20, 1000, measure.Steps.Lanes[0].StepsInOne));
        measure.Steps.Lanes[0].StepsInOne.ShouldBeGreaterThan(100_000);
        measure.Diagnostics.ShouldNotContain(d => d.Message.StartsWith("Steps", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_execution_of_a_run_with_lanes_exceeds_its_bound(bool worst)
    {
        var artifact = Compile("for_each: '${inputs.items}'", string.Empty, WorkflowSplitting.WhereNeeded);
        var script = worst ? Pipelines.All(Lost()) : Succeeding(artifact, int.MaxValue);

        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Argument = Items(1) });

        var executions = Watch(artifact, script, Items(1000), out var main);
        var (lane, parent) = (measure.Steps.Executions[0], measure.Steps.Executions[1]);
        var (ofLane, ofParent) = worst ? (lane.Most, parent.Most) : (lane.UntilLimit, parent.UntilLimit);
        var longest = executions.Max(e => e.Steps);
        ofLane.ShouldNotBeNull().ShouldBeInRange(longest, longest * 2);
        ofParent.ShouldNotBeNull().ShouldBeInRange(main.StepsExecuted, main.StepsExecuted * 5);
        (worst ? measure.Steps.Most : measure.Steps.UntilLimit).ShouldBe(ofLane > ofParent ? ofLane : ofParent);
    }

    [Theory]
    [InlineData(93_500, "94")]
    [InlineData(94_000, "94")]
    [InlineData(94_001, "95")]
    public void The_warning_near_a_limit_has_the_percentage_of_the_table(long steps, string percent)
    {
        var limit = new MeasuredLimit("steps_run", "steps in the run", steps, 100_000, "do less");

        limit.Percent.ShouldNotBeNull().ToString(CultureInfo.InvariantCulture).ShouldBe(percent);
        MeasureLimits.Check([limit], new StepMeasure(steps, null, null, []), Location.None)
            .ShouldHaveSingleItem()
            .Message.ShouldContain($"of 100,000 ({percent}%)");
    }

    private static SimulatedReply Busy => new(SimulatedReplyKind.Status, 503, "no");

    private static SimulatedJob Lost() => new()
    {
        Ends = SimulatedEnd.Never,
        Start = [.. Enumerable.Repeat(Busy, 5)],
        Poll = [.. Enumerable.Range(0, 100).Select(i => i % 6 == 5 ? SimulatedReply.Ok : Busy)],
    };

    private static WorkflowArtifact Compile(string thread, string more, WorkflowSplitting splitting = WorkflowSplitting.Never)
    {
        var job = "executor: dataform-tag-executor, type: async, wait_time_seconds: 300";
        var definition = $$"""
            name: p
            inputs: {items: {type: list} }
            levels:
            - threads:
              - {{thread}}
                steps:
                - {job_id: A, job_name: a, {{job}}, continue_if_fail: true, when: '${item != 1}' }
                - {job_id: B, job_name: b, {{job}} }
            - - {job_id: G, job_name: g, {{job}} }
            {{more}}
            """;
        return CloudWorkflowsTarget.Compile(
            Definitions.Bound(definition),
            PlatformParameters.Empty,
            options: CloudWorkflowsOptions.Default with { Splitting = splitting });
    }

    private static WorkflowValue Items(int count) => WorkflowValue.FromJson(
        $$"""{ "inputs": { "items": [{{string.Join(',', Enumerable.Range(0, count))}}] } }""");

    private static WorkflowValue ArgumentOf(Scenario scenario) =>
        ScenarioText.Argument(scenario) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null;

    private static SimulationScript Succeeding(WorkflowArtifact artifact, int polls, double sync = 12.5) => new(
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

    private static Execution Run(WorkflowArtifact artifact, SimulationScript script, WorkflowValue argument)
    {
        Watch(artifact, script, argument, out var execution);
        return execution;
    }

    /// <summary>Runs without limits.</summary>
    private static IReadOnlyList<WatchedExecution> Watch(
        WorkflowArtifact artifact,
        SimulationScript script,
        WorkflowValue argument,
        out Execution execution)
    {
        var watch = new RunWatch(calls => calls);
        var request = new LocalRunRequest(artifact) { Script = script, Argument = argument };
        var options = LocalRunAssembly.OptionsOf(request) with { Limits = EngineLimits.None with { MaxConcurrentFibers = 20 } };
        var assembly = new LocalRunAssembly(request, options, WorkflowProgram.Compile(artifact.Workflow), watch);
        execution = VirtualTimeHost.Run(assembly.Engine, assembly.Calls, request.Start);
        return watch.Executions;
    }
}
