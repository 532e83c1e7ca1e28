using System.Text;
using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Collections;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Estimation;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Tests.Running;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Estimation;

/// <summary>A measure equals the counts of the engine when the printed source is read back and run.</summary>
public sealed class PipelineMeasureTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Measures_of_200_generated_pipelines_under_their_scripts_are_what_the_engine_counts()
    {
        var bounded = 0;
        foreach (var (number, scenario, _) in GeneratedScenarios.All.Take(200))
        {
            var artifact = new ScenarioRun(scenario).Compile();
            var script = ScenarioText.Script(scenario);
            var argument = ScenarioText.Argument(scenario) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null;
            var (execution, calls) = Run(artifact, script, argument);

            var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Script = script, Argument = argument });

            measure.Source.Bytes.ShouldBe(Encoding.UTF8.GetByteCount(artifact.Source));
            measure.Source.Parts.Sum(p => p.Bytes).ShouldBe(measure.Source.Bytes);
            measure.Steps.Run.ShouldBe(execution.StepsExecuted, $"scenario {number}");
            measure.Memory.Run.ShouldBe(execution.PeakMemoryBytes);
            measure.Duration.ShouldBe(execution.EndTime - execution.StartTime);
            measure.Cost.ShouldNotBeNull().ExternalSteps.ShouldBe(calls.External);
            if (measure.Steps.Most is { } most)
            {
                bounded++;
                most.ShouldBeGreaterThanOrEqualTo(execution.StepsExecuted, $"scenario {number}");
                measure.Memory.Most.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(execution.PeakMemoryBytes, $"scenario {number}");
            }
        }

        bounded.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Steps_calls_and_time_of_200_generated_pipelines_are_predicted_for_any_number_of_polls()
    {
        var foretold = 0;
        for (var number = 1; foretold < 200; number++)
        {
            var artifact = new ScenarioRun(ScenarioGenerator.Generate(number)).Compile(logs: number % 2 == 0);
            var polls = 1 + (number % 7);

            var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = polls, SyncSeconds = 12.5 });

            if (measure.Steps.Run is not { } steps)
            {
                measure.Steps.Undecided.ShouldNotBeEmpty();
                continue;
            }

            foretold++;
            var (execution, _) = Run(artifact, Succeeding(artifact, polls), WorkflowValue.Null);
            steps.ShouldBe(execution.StepsExecuted, $"scenario {number}");
            measure.Duration.ShouldNotBeNull()
                .TotalSeconds.ShouldBe(
                    (execution.EndTime - execution.StartTime).ShouldNotBeNull().TotalSeconds,
                    1e-3,
                    $"scenario {number}");
            var last = Run(artifact, Succeeding(artifact, int.MaxValue), WorkflowValue.Null).Execution;
            measure.Steps.UntilLimit.ShouldBe(last.StepsExecuted, $"scenario {number}");
        }
    }

    [Fact]
    public void Memory_at_worst_is_above_every_generated_run()
    {
        foreach (var (number, scenario, _) in GeneratedScenarios.All.Where(s => s.Number % 4 == 0))
        {
            var run = new ScenarioRun(scenario);
            var artifact = run.Compile();
            if (WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = 1 }).Memory.Most is { } most)
            {
                run.Run(artifact).Execution.PeakMemoryBytes.ShouldBeLessThanOrEqualTo(most, $"scenario {number}");
            }
        }
    }

    [Fact]
    public void A_wide_level_that_fails_as_a_whole_stays_below_memory_at_worst()
    {
        var artifact = Pipelines.OneLevel(Enumerable.Range(0, 300).Select(i => ($"JOB-{i}", new string('n', 200))));
        var answer = "Exception: " + new string('x', 1000);
        var failing = Pipelines.All(new SimulatedJob { Poll = [new SimulatedReply(SimulatedReplyKind.Status, 500, answer)] });

        var peak = Run(artifact, failing, WorkflowValue.Null).Execution.PeakMemoryBytes;

        WorkflowMeasurer.Measure(artifact).Memory.Most.ShouldNotBeNull().ShouldBeInRange(peak, peak * 3);
    }

    [Fact]
    public void Steps_to_addresses_outside_of_Google_are_external()
    {
        var artifact = Pipelines.OneLevel(("A", "a"), ("B", "b"));

        WorkflowMeasurer.Measure(artifact).Cost.ShouldNotBeNull().ExternalSteps.ShouldBe(0, "functions are on cloudfunctions.net");
        GoogleHosts.Contains("https://example.com/x").ShouldBeFalse();
        GoogleHosts.Contains("https://evil-run.app.example.com/").ShouldBeFalse();
        GoogleHosts.Contains("https://x-uc.a.run.app/").ShouldBeTrue();
    }

    [Fact]
    public void A_price_is_that_of_thousands_begun_after_what_is_free()
    {
        StepPrices.Known.OfMonth(5_000, 2_000).ShouldBe(0);
        StepPrices.Known.OfMonth(5_001, 2_000).ShouldBe(0.01m);
        StepPrices.Known.OfMonth(7_001, 4_000).ShouldBe(0.03m + 0.05m);
        StepPrices.Known.OfRun(10_000, 1_000).ShouldBe(0.125m);
    }

    private static SimulationScript Succeeding(WorkflowArtifact artifact, int polls) => new(
        SimulatedJob.Default,
        artifact.Pipeline.Steps.ToDictionary(
            s => s.JobId,
            s =>
                new[] { new SimulatedJob { DurationSeconds = Math.Min(12.5, s.CallTimeoutSeconds == 8 ? 4 : 12.5), Polls = (int)Math.Clamp(new PollSchedule(s).Count, 1, polls) } }.ToEquatableList()));

    /// <summary>The YAML source, parsed by the YAML reader and run by an engine of our own.</summary>
    private static (Execution Execution, (int All, int External) Calls) Run(
        WorkflowArtifact artifact,
        SimulationScript script,
        WorkflowValue argument)
    {
        var workflow = new WorkflowParser(new YamlDocumentReader())
            .Parse(new SourceText(artifact.Print(SourceFormat.Yaml)))
            .Workflow.ShouldNotBeNull();
        var options = new EngineOptions
        {
            Environment = new EngineEnvironment { WorkflowId = artifact.Name },
            Limits = EngineLimits.None with { MaxConcurrentFibers = 20 },
            CallContexts = new JobContextSource(artifact.Pipeline),
        };
        var engine = new WorkflowEngine(WorkflowProgram.Compile(workflow), argument, options);
        var calls = new Counting(
            new SimulatedCloud(artifact.Pipeline, SimulatedPlatform.Of(options.Environment, null, engine.ExecutionId), script));
        return (VirtualTimeHost.Run(engine, calls, Start), (calls.All, calls.External));
    }

    private sealed class Counting(ICallHandler calls) : ICallHandler
    {
        public int All { get; private set; }

        public int External { get; private set; }

        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            All++;
            External += call.Http is { } http
                && !http.Url.Contains(".cloudfunctions.net/", StringComparison.Ordinal)
                && !http.Url.Contains(".googleapis.com/", StringComparison.Ordinal)
                ? 1
                : 0;
            return calls.Handle(call, now);
        }
    }
}
