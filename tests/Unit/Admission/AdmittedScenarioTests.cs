using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Workflows.Engine.Values;
using Xunit.Abstractions;

namespace Aef.Tests.Admission;

/// <summary>
/// Generated scenarios of pipelines with <c>concurrency</c>: after the admission, a run has the events that the rules require, as late as
/// it was admitted. Everything that has a time limit counts from there. <c>AEF_SCENARIOS=1-1000</c> runs more of them.
/// </summary>
public sealed class AdmittedScenarioTests(ITestOutputHelper output)
{
    private const int Count = 40;
    private const int Least = 8;

    [Fact]
    public void A_run_that_was_admitted_has_the_events_that_the_rules_require()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var chosen = Environment.GetEnvironmentVariable("AEF_SCENARIOS")
            ?.Split('-')
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture))
            .ToList();
        for (var number = chosen?[0] ?? 1; number <= (chosen?[1] ?? Count); number++)
        {
            var scenario = CombinedDecorator.Generate(number);
            var expected = ReferenceScheduler.Of(scenario);
            var (concurrency, others, delay, first) = Admission(number, scenario.Finally.Count > 0);
            if (Compile(scenario, concurrency) is not { Fits: true } artifact)
            {
                continue;
            }

            foreach (var feature in Features(expected))
            {
                found[feature] = found.GetValueOrDefault(feature) + 1;
            }

            var run = Run(artifact, scenario, others);
            if (Conformity.Conformity.FindDifference(Delayed(expected, delay, first), run) is { } difference)
            {
                Assert.Fail($"Scenario {number} with {concurrency}: {difference}\n{ScenarioText.Describe(scenario)}");
            }
        }

        output.WriteLine(string.Join(", ", found.OrderBy(f => f.Key).Select(f => $"{f.Key} {f.Value}")));
        found.Count.ShouldBe(8);
        found.ShouldAllBe(f => f.Value >= Least);
    }

    /// <summary>The policy, the other runs, when the run is admitted, in seconds, and the event before that.</summary>
    private static (string Concurrency, OtherExecution[] Others, double Delay, string? First) Admission(int number, bool hasFinally)
    {
        switch (number % 4)
        {
            case 0:
                return ("""{"limit": 2}""", [new OtherExecution(number)], 0, null);
            case 1:
                return ("""{"behavior": "fail"}""", [new OtherExecution(1) { EndsAfterMinutes = 0.05 }], 5, null);
            case 2 when !hasFinally:
                return ("""{"behavior": "cancel_oldest"}""", [new OtherExecution(number)], 1, "OthersCancelled");
            default:
                var delay = 0.0;
                while (delay < number * 60)
                {
                    delay += delay < 200 ? 10 : delay < 6_000 ? delay / 20 : 300;
                }

                return ("""{"key": "all"}""", [new OtherExecution(1) { EndsAfterMinutes = number }], delay, "RunQueued");
        }
    }

    private static ExpectedRun Delayed(ExpectedRun expected, double delay, string? first) => expected with
    {
        Events =
        [
            expected.Events[0],
            .. first is null ? [] : new[] { new ExpectedEvent(0, first) },
            new ExpectedEvent(delay, "RunAdmitted"),
            .. expected.Events.Skip(1).Select(e => e with { Time = e.Time + delay }),
        ],
    };

    private static WorkflowArtifact Compile(Scenario scenario, string concurrency)
    {
        var options = new JsonDocumentOptions { MaxDepth = 256 };
        var definition = JsonNode.Parse(ScenarioText.Definition(scenario), documentOptions: options)!.AsObject(); // it is written as one
        definition["concurrency"] = JsonNode.Parse(concurrency);
        var read = new DefinitionReader(new JsonDocumentReader()).Read(new SourceText(definition.ToJsonString(), "scenario.json"));
        var bound = new PipelineChecker(Parameters.Feeds.Catalog, WorkflowRules.All).Check(read);
        var pipeline = bound.Pipeline.ShouldNotBeNull(string.Join('\n', bound.Diagnostics));
        return CloudWorkflowsTarget.Compile(pipeline, format: SourceFormat.Json);
    }

    private static Run Run(WorkflowArtifact artifact, Scenario scenario, OtherExecution[] others) =>
        LocalRunner.Run(new LocalRunRequest(artifact)
    {
        Argument = ScenarioText.Argument(scenario) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null,
        Script = ScenarioText.Script(scenario).With([.. others]),
    });

    private static IEnumerable<string> Features(ExpectedRun expected) => expected.Events.Select(e => e switch
    {
        { Kind: "ItemsListed" } => "for_each",
        { Kind: "LevelStarted", Level: "on_failure" or "finally" } => e.Level,
        { Kind: "StepSkipped", Detail: "when is false" } => "when",
        { Kind: "StepSkipped", Detail: "done before this run" } => "resume",
        { Kind: "AttemptStarted", Attempt: > 1 } => "retry",
        { Kind: "StepFailed" } => "failure",
        _ => expected.Received.Count > 0 ? "with" : string.Empty,
    }).Where(f => f.Length > 0).Distinct();
}
