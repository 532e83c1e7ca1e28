using System.Collections.Concurrent;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Validation;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Tests.Conformity;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.LocalRuns;

/// <summary>
/// Real runs of generated pipelines follow the rules: their executors are fakes that end as the scenario says, and the reference scheduler
/// says what must happen. Only the times differ, because nothing is polled.
/// </summary>
public sealed class RealConformityTests
{
    private static readonly string[] Polling = ["JobStarted", "StateSeen", "CallRepeated", "CallbackReceived"];

    [Fact]
    public async Task Real_runs_of_generated_pipelines_do_what_the_reference_requires()
    {
        var (failed, retried, skipped) = (0, 0, 0);
        var all = Enumerable.Range(1, 200).Select(n => (Number: n, Scenario: ScenarioGenerator.Generate(n)));
        foreach (var (number, generated) in all.Where(s => !Repeats(s.Scenario)).Take(40))
        {
            var scenario = Calm(generated);
            var expected = ReferenceScheduler.Of(scenario);

            var run = await RunAsync(scenario);

            var what = $"scenario {number}\n{ScenarioText.Definition(scenario)}";
            Jobs(ScenarioRun.Observe(run).Events).ShouldBe(Jobs(expected.Events), what);
            run.Failures.Select(f => (f.JobId, f.Attempt, f.Continued)).Order()
                .ShouldBe(expected.Failures.Select(f => (f.Job, f.Attempt, f.Continued)).Order(), what);
            failed += expected.Failures.Count;
            retried += expected.Events.Count(e => e is { Kind: "AttemptStarted", Attempt: > 1 });
            skipped += expected.Events.Count(e => e.Kind == "StepSkipped");
        }

        failed.ShouldBeGreaterThan(20);
        retried.ShouldBeGreaterThan(10);
        skipped.ShouldBeGreaterThan(20);
    }

    /// <summary>True for a pipeline in which a NEXT may jump back: without times, it could do so forever.</summary>
    private static bool Repeats(Scenario scenario)
    {
        var order = scenario.Steps.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i, StringComparer.Ordinal);
        return scenario.Steps.Any(s => s.Next is { } next && (!order.TryGetValue(next, out var target) || target <= order[s.Id]));
    }

    /// <summary>The same pipeline, whose jobs end at once and whose network loses nothing.</summary>
    private static Scenario Calm(Scenario scenario) => scenario with
    {
        Timeout = null,
        Deadline = null,
        Done = [],
        Restored = new Dictionary<string, string>(),
        LanedLevels = new HashSet<string>(),
        Levels = [.. scenario.Levels.Select(l => l with
        {
            Threads = [.. l.Threads.Select(t => t with { Steps = [.. t.Steps.Select(Calm)] })],
        })],
        OnFailure = [.. scenario.OnFailure.Select(Calm)],
        Finally = [.. scenario.Finally.Select(Calm)],
    };

    private static ScenarioStep Calm(ScenarioStep step) => step with
    {
        Starts = [.. step.Starts.Select(Calm)],
        OfItems = [.. step.OfItems.Select(starts => (IReadOnlyList<ScenarioStart>)[.. starts.Select(Calm)])],
        Wait = 0.001,
        Multiplier = 1,
        MaxWait = null,
        Limit = 3600,
        WaitsForCallback = false,
        Api = null,
        Broken = null,
        With = [],
        OutputBytes = null,
        Retry = step.Retry is { } retry ? retry with { Delay = 0, MaxDelay = 0, On = [] } : null,
    };

    private static ScenarioStart Calm(ScenarioStart start) => new(start.Ends == "success" ? "success" : "failed", 0, null, 0, [], []);

    private static List<string> Jobs(IEnumerable<ExpectedEvent> events) =>
    [
        .. events.Where(e => e.Job is not null && !Polling.Contains(e.Kind))
            .GroupBy(e => e.Job!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => $"{e.Kind} {e.Attempt} {e.Detail}"))}"),
    ];

    private static Task<Run> RunAsync(Scenario scenario)
    {
        var source = new SourceText(ScenarioText.Definition(scenario), "scenario.json");
        var options = new BindOptions(RunsFunctions: false) { RunsHere = true };
        var bound = new PipelineChecker(Parameters.Feeds.Catalog, ((ITarget)LocalTarget.Default).Rules, [], options)
            .Check(new DefinitionReader(new JsonDocumentReader()).Read(source));
        var pipeline = bound.Pipeline.ShouldNotBeNull(string.Join('\n', bound.Diagnostics));
        return LocalRunner.RunAsync(new LocalRunRequest(LocalTarget.Compile(pipeline))
        {
            Local = new LocalRunSettings(),
            RealTime = true,
            Executors = new ExecutorTable([new("*", new Fake(scenario))]),
        });
    }

    private sealed class Fake(Scenario scenario) : IJobExecutor
    {
        private readonly ConcurrentDictionary<string, int> _starts = new(StringComparer.Ordinal);

        public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
        {
            var id = ItemId.TryParse(call.JobId, out var of, out var item) ? of : call.JobId;
            var step = scenario.Steps.First(s => s.Id == id);
            var starts = call.JobId != id && item < step.OfItems.Count ? step.OfItems[item] : step.Starts;
            var start = _starts.AddOrUpdate(call.JobId, 0, (_, n) => n + 1);
            return Task.FromResult(starts[Math.Min(start, starts.Count - 1)].Ends == "success"
                ? JobResult.Success(scenario.HasOutputs ? WorkflowValue.FromString(call.JobId) : WorkflowValue.Null)
                : JobResult.Failed("failed"));
        }
    }
}
