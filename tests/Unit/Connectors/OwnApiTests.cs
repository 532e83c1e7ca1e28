using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.Estimation;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Tests.Connectors;

/// <summary>Executors that call APIs of the user, which no local run has: they are measured without a network.</summary>
public sealed class OwnApiTests
{
    private const string Exporter = """
        {"name": "exporter", "parameters": {"table": {"type": "string", "required": true},
          "url": {"type": "string"}}, "accepts_secrets": true,
         "workflows": [{"binding": "connector",
           "before": [{"name": "token", "call": "http.get", "args": {"url": "https://exports.example.com/token"},
             "value": "${answer.body.token}"}],
           "start": {"call": "http.post", "args": {"url": "https://exports.example.com/jobs",
             "body": {"id": "${job.id}", "t": "${before.token}"}},
                     "id": "${answer.body.jobs[1].id}"},
           "status": {"call": "http.get", "args": {"url": "https://exports.example.com/jobs/${job.async_job_id}"},
                      "state": "${map.get(answer.body, [\"status\", \"state\"])}",
                      "success": ["DONE", "OK"], "running": ["QUEUED", "RUNNING"], "failed": ["ERROR"], "message": "${answer.body.reason}"},
           "output": {"rows": "${int(answer.body.rows)}"}, "link": "https://exports.example.com/ui/${job.async_job_id}"}]}
        """;

    private const string Step = "job_id: A, job_name: a, executor: exporter, wait_time_seconds: 30";
    private const string With = "with: {table: t}";

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void The_entry_determines_the_answers_of_a_measured_run(int polls)
    {
        var artifact = Compile(Exporter, $"{Step}, {With}");
        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = polls });
        measure.RunProblems.ShouldBeEmpty();
        measure.Duration.ShouldBe(TimeSpan.FromSeconds(30 * polls));

        // A mock file with the same answers is a run of its own, whose steps the engine counts.
        var run = LocalRunner.Run(new LocalRunRequest(artifact) { Mocks = Mocks(polls) });
        run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures.Select(f => f.Answer)));
        (measure.Cost!.InternalSteps + measure.Cost.ExternalSteps).ShouldBe(run.Execution.StepsExecuted);
        measure.Cost.ExternalSteps.ShouldBe(2 + polls);

        var mocked = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Mocks = Mocks(polls) });
        mocked.RunProblems.ShouldBeEmpty();
        mocked.Cost.ShouldBe(measure.Cost);
        mocked.Duration.ShouldBe(measure.Duration);
    }

    [Fact]
    public void A_failure_after_which_the_run_continues_is_reported()
    {
        var artifact = Compile(Exporter, $"{Step}, {With}, continue_if_fail: true");
        var measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Mocks = Read("mocks: []") });
        var problem = measure.Diagnostics.ShouldHaveSingleItem();
        (problem.Code, problem.Message).ShouldBe((
            "AEF4134",
            "\"A\" fails in the run that is measured, which continues: A call before the start failed; nothing started: "
                + "exports.example.com is not simulated; a mock file can answer its calls. "
                + "The duration, the steps and the price are not those of a success."));
    }

    [Fact]
    public void The_two_bindings_of_a_pipeline_have_different_prices()
    {
        var definition = Feeds.Steps("job_id: A, job_name: a, executor: dataform-tag-executor, wait_time_seconds: 30");
        var costs = new[] { BindingChoice.Function, BindingChoice.Connector }.Select(choice =>
        {
            var pipeline = new PipelineChecker(Feeds.Catalog, WorkflowRules.All, null, new BindOptions(choice))
                .Check(Definitions.Read(definition))
                .Pipeline!;
            var artifact = CloudWorkflowsTarget.Compile(pipeline, PlatformParameters.Empty);
            var measured = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Polls = 7 }).Cost!;
            var run = LocalRunner.Run(new LocalRunRequest(artifact)
            {
                Script = Pipelines.Script(("A", new SimulatedJob { Polls = 7 })),
            });
            run.State.ShouldBe(RunState.Succeeded);
            (measured.InternalSteps + measured.ExternalSteps).ShouldBe(run.Execution.StepsExecuted);
            return measured;
        }).ToList();
        costs[1].InternalSteps.ShouldBeGreaterThan(costs[0].InternalSteps);
        costs[1].RunDollars.ShouldBeGreaterThan(costs[0].RunDollars);
    }

    [Theory]
    [InlineData("url: \"${secrets.hook}\"")]
    [InlineData("url: \"${secrets.hook}/path\"")]
    [InlineData("url: \"${variables.hook}\"")]
    public void An_invented_secret_that_is_an_address_can_be_called(string with)
    {
        var definition = "variables: {hook: \"${secrets.hook}\"}\n"
            + Feeds.Steps($"job_id: A, job_name: a, executor: notify, with: {{{with}, text: hello}}");
        var run = Pipelines.Run(Feeds.Compile(definition), SimulationScript.Empty);
        run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures.Select(f => $"{f.Kind} {f.Message} {f.Answer}")));
        WorkflowMeasurer.Measure(Feeds.Compile(definition)).RunProblems.ShouldBeEmpty();
    }

    [Fact]
    public void An_invented_parameter_that_is_an_address_can_be_called() =>
        Pipelines.Run(Feeds.Compile(Feeds.Steps("job_id: A, job_name: a, executor: notify")), SimulationScript.Empty).State
            .ShouldBe(RunState.Succeeded);

    [Fact]
    public void An_address_that_is_none_is_refused_once()
    {
        var run = Pipelines.Run(
            Feeds.Compile(
                "variables: {host: hooks.example.com}\n" + Feeds.Steps(
                    "job_id: A, job_name: a, executor: http-request, with: {url: '${variables.host + \"/x\"}'}, retry: {max_attempts: 4}")),
            SimulationScript.Empty);
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message, failure.Answer, failure.Attempt).ShouldBe((
            "ExpressionError",
            "The parameter \"url\" of http-request must be an address that begins with http:// or https://; nothing started",
            string.Empty,
            1));
    }

    private static MockFile Mocks(int polls) => Read($$"""
        mocks:
        - {call: http.get, url: "https://exports.example.com/token", answer: {body: {token: t} } }
        - {call: http.post, url: "https://exports.example.com/jobs", answer: {body: {jobs: [{}, {id: x}] } } }
        - call: http.get
          url: "https://exports.example.com/jobs/x"
          answers:
          {{(polls > 1 ? $"- {{body: {{status: {{state: RUNNING}}}}, times: {polls - 1}}}" : string.Empty)}}
          - {body: {status: {state: DONE}, rows: 5} }
        """);

    private static MockFile Read(string text) =>
        new MockFileReader(Definitions.Documents).Read(new SourceText(text, "mocks.yaml")).File.ShouldNotBeNull();

    private static WorkflowArtifact Compile(string entry, string step)
    {
        var executor = new ExecutorDefinitionReader(new JsonDocumentReader())
            .Read(new SourceText(entry, "entry.json"))
            .Executor.ShouldNotBeNull();
        var result = new PipelineChecker(ExecutorCatalog.BuiltIn.With([executor]), WorkflowRules.All)
            .Check(Definitions.Read(Feeds.Steps(step)));
        return CloudWorkflowsTarget.Compile(
            result.Pipeline.ShouldNotBeNull(string.Join('\n', result.Diagnostics)),
            PlatformParameters.Empty);
    }
}
