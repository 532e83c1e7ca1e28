using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Tests.Running;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Tests.Estimation;

/// <summary>The compiler's number of executed steps is the engine's, or not less.</summary>
public sealed class JobStepsTests
{
    [Fact]
    public void No_run_of_a_generated_pipeline_executes_more_than_the_sum_of_its_levels()
    {
        var bounded = 0;
        foreach (var (number, scenario, _) in GeneratedScenarios.All.Where(s => s.Number % 3 == 0))
        {
            var run = new ScenarioRun(scenario);
            var artifact = run.Compile();
            if (Most(artifact.Pipeline) is { } most)
            {
                bounded++;
                run.Run(artifact).Execution.StepsExecuted.ShouldBeLessThanOrEqualTo(most, $"scenario {number}");
            }
        }

        bounded.ShouldBeGreaterThan(80);
    }

    [Theory]
    [InlineData("async", 30, 1, null)]
    [InlineData("async", 7.5, 1, null)]
    [InlineData("async", 10, 1.5, 60.0)]
    [InlineData("async", 1, 2, null)]
    [InlineData("workflows", 40, 1, null)]
    [InlineData("sync", 30, 1, null)]
    public void A_healthy_job_executes_what_was_predicted(string type, double wait, double multiplier, double? most)
    {
        var artifact = OneJob(type, wait, multiplier, most);
        var polls = Polled(artifact, SimulatedEnd.Never);

        polls.ShouldBe(new PollSchedule(artifact.Pipeline.Steps.Single()).Count);
        var foretold = JobSteps.Of(CloudWorkflowsOptions.Default).Healthy(artifact.Pipeline.Steps.Single()).ShouldNotBeNull();
        var atFirst = Job(artifact, new SimulatedJob { Polls = 1 });
        var atLast = Job(artifact, new SimulatedJob { Polls = (int)Math.Max(1, polls) });
        (foretold - atLast).ShouldBeInRange(0, 4, "the dearest end of a healthy job is an error of its own");
        (atLast - atFirst).ShouldBe(4 * Math.Max(0, polls - 1), "a healthy look executes four steps");
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(10, 3)]
    public void The_worst_that_can_happen_to_a_job_is_near_its_bound(double wait, int attempts)
    {
        var artifact = OneJob("async", wait, 1, null, $$"""{"max_attempts": {{attempts}}, "initial_delay_seconds": 1}""");
        var step = artifact.Pipeline.Steps.Single();
        var lost = Enumerable.Range(0, 1000)
            .Select(i => i % 6 == 5 ? SimulatedReply.Ok : new SimulatedReply(SimulatedReplyKind.Status, 503, "no"))
            .ToArray();
        var worst = Job(
            artifact,
            new SimulatedJob
            {
                Ends = SimulatedEnd.Never,
                Start = [.. Enumerable.Repeat(new SimulatedReply(SimulatedReplyKind.Status, 503, "no"), 5)],
                Poll = [.. lost],
            });

        var most = JobSteps.Of(CloudWorkflowsOptions.Default).Most(step).ShouldNotBeNull();

        most.ShouldBeGreaterThanOrEqualTo(worst);
        ((double)most).ShouldBeLessThan(worst * 1.5);
    }

    private static long? Most(BoundPipeline pipeline)
    {
        var jobs = JobSteps.Of(CloudWorkflowsOptions.Default);
        return Enumerable.Range(0, pipeline.Levels.Count)
            .Aggregate((long?)JobSteps.OwnOfRun, (sum, level) => sum + jobs.Most(pipeline, level));
    }

    /// <summary>What the machine executes for the one job of a pipeline: everything but main's own steps.</summary>
    private static long Job(WorkflowArtifact artifact, SimulatedJob job)
    {
        var program = WorkflowProgram.Compile(artifact.Workflow);
        var counter = new JobCounter();
        var options = new EngineOptions { Limits = EngineLimits.None, CallContexts = new JobContextSource(artifact.Pipeline) };
        var engine = new WorkflowEngine(program, default, options, counter);
        counter.Count = () => engine.StepsExecuted;
        var cloud = new SimulatedCloud(
            artifact.Pipeline,
            SimulatedPlatform.Of(options.Environment, null, engine.ExecutionId),
            Pipelines.All(job));
        VirtualTimeHost.Run(engine, cloud, Aef.Tests.Engine.Running.Start);
        return counter.Steps;
    }

    private static long Polled(WorkflowArtifact artifact, SimulatedEnd ends) =>
        Pipelines.Run(artifact, Pipelines.All(new SimulatedJob { Ends = ends })).Events.Count(e => e.Kind == RunEventKind.StateSeen);

    private static WorkflowArtifact OneJob(string type, double wait, double multiplier, double? most, string retry = "null") => Pipelines.Compile($$"""
        {"definition": [{"THREADS": [{"STEPS": [{
          "JOB_ID": "1", "JOB_NAME": "job", "TYPE": "{{type}}",
          "{{type switch { "async" => "FUNCTION_ID_NAME", "sync" => "FUNCTION_NAME", _ => "workflows_name" }}}": "dataform-tag-executor",
          {{(type == "sync" ? "" : FormattableString.Invariant($"\"wait_time_seconds\": {wait}, \"wait_multiplier\": {multiplier},"))}}
          {{(most is null ? "" : FormattableString.Invariant($"\"max_wait_time_seconds\": {most},"))}}
          {{(retry == "null" ? "" : $"\"retry\": {retry},")}}
          "TIMEOUT_SECONDS": 300}]}]}]}
        """);

    private sealed class JobCounter : ExecutionListener
    {
        public Func<long> Count { get; set; } = () => 0;

        public long Steps { get; private set; }

        public override void RoutineEntered(
            DateTimeOffset time,
            int fiberId,
            string routine,
            IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
            int depth) =>
            Steps -= routine == "aef_job" ? Count() : 0;

        public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error) =>
            Steps += routine == "aef_job" ? Count() : 0;
    }
}
