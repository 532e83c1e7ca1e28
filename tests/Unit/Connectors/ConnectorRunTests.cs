using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;
using Aef.Tests.Support;

namespace Aef.Tests.Connectors;

/// <summary>Runs of pipelines whose workflow calls the APIs of the jobs itself.</summary>
public sealed class ConnectorRunTests
{
    private const string Query = "job_id: A, job_name: report, executor: bigquery-query";

    [Fact]
    public void A_query_is_started_polled_and_returns_its_output()
    {
        var run = Run(Feeds.Steps(
            $"{Query}, with: {{sql: \"select 1\"}}",
            "job_id: B, job_name: b, executor: bigquery-query, with: {sql: \"${steps.A.output.job_id}\"}"));
        run.State.ShouldBe(RunState.Succeeded);
        var started = run.Events.First(e => e.Kind == RunEventKind.JobStarted);
        started.AsyncJobId.ShouldNotBeNull().ShouldMatch(@"^US\.aef-a-1-[0-9a-f]{8}-[0-9a-f]{12}$");
        started.Link.ShouldBe(
            $"https://console.cloud.google.com/bigquery?project={started.Link!.Split('=', '&')[1]}"
            + $"&j=bq:US:{started.AsyncJobId[3..]}&page=queryresults");
        run.Events.Count(e => e is { Kind: RunEventKind.StateSeen, JobId: "A", State: "running" }).ShouldBe(2);
        run.Events.First(e => e is { Kind: RunEventKind.StepSucceeded, JobId: "A" }).Output.ShouldBe(
            $$"""{"job_id":"{{started.AsyncJobId[3..]}}","location":"US","bytes_processed":0,"rows_changed":0}""");
    }

    [Fact]
    public void The_failure_of_a_query_has_its_message_and_its_link()
    {
        var run = Run(
            Feeds.Steps($"{Query}, with: {{sql: x}}"),
            ("A", new SimulatedJob { Ends = SimulatedEnd.Failed, Message = "Syntax error at [1:1]" }));
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Answer, failure.Message).ShouldBe(("JobFailed", "Syntax error at [1:1]", "The job failed"));
        failure.Link.ShouldNotBeNull().ShouldStartWith("https://console.cloud.google.com/bigquery?project=");
    }

    [Fact]
    public void A_lost_start_is_repeated_and_recognized()
    {
        var run = Run(
            Feeds.Steps($"{Query}, with: {{sql: x}}"),
            ("A", new SimulatedJob { Start = [new SimulatedReply(SimulatedReplyKind.ConnectionLost)] }));
        run.State.ShouldBe(RunState.Succeeded);
        run.Events.Count(e => e.Kind == RunEventKind.CallRepeated).ShouldBe(1);
        run.Events.Count(e => e.Kind == RunEventKind.JobStarted).ShouldBe(1);
    }

    [Fact]
    public void A_job_at_its_limit_is_cancelled()
    {
        var run = Run(
            Feeds.Steps($"{Query}, with: {{sql: x}}, async_timeout_loop_in_minutes: 1"),
            ("A", new SimulatedJob { Ends = SimulatedEnd.Never }));
        run.Failures.ShouldHaveSingleItem().Message.ShouldBe(
            "The job was still running after 60 seconds and may still be running, but its cancellation was requested");
    }

    /// <summary>Rule 3: a 500 that begins with "Exception" is the job's own failure, so nothing is cancelled or polled again.</summary>
    [Fact]
    public void A_poll_that_is_answered_with_an_exception_fails_the_job_at_once()
    {
        var run = Run(
            Feeds.Steps($"{Query}, with: {{sql: x}}"),
            ("A", new SimulatedJob
            {
                Ends = SimulatedEnd.Never,
                Poll = [new SimulatedReply(SimulatedReplyKind.Status, 500, "Exception: it failed")],
            }));
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message, failure.Answer).ShouldBe(("JobFailed", "The job failed", "Exception: it failed"));
        run.Events.Where(e => e.Kind is RunEventKind.StateSeen or RunEventKind.CallRepeated)
            .ShouldHaveSingleItem().State.ShouldBe("failed");
        run.Execution.Error!.Value["failures"].Items.ShouldHaveSingleItem()["message"].Text.ShouldBe("The job failed");
    }

    [Fact]
    public void A_lost_launch_of_Dataflow_is_looked_up()
    {
        const string Flow = "job_id: A, job_name: load, executor: dataflow-flextemplate-job-executor, binding: connector";
        var run = Run(Feeds.Steps(Flow), ("A", new SimulatedJob { Start = [new SimulatedReply(SimulatedReplyKind.Timeout)] }));
        run.State.ShouldBe(RunState.Succeeded);
        run.Events.First(e => e.Kind == RunEventKind.JobStarted).AsyncJobId.ShouldBe("2026-01-01_00_00_00-0000000000000000001");
        var lost = Run(Feeds.Steps(Flow), ("A", new SimulatedJob { Start = [new SimulatedReply(SimulatedReplyKind.Status, 500)] }));
        lost.Failures.ShouldHaveSingleItem().Kind.ShouldBe("StartUnknown");
    }

    [Fact]
    public void A_missing_parameter_starts_nothing()
    {
        var run = Run(Feeds.Steps($"{Query}, with: {{sql: \"${{null}}\"}}"));
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message).ShouldBe(
            ("StartRefused", "The parameter \"sql\" of bigquery-query is missing; nothing started"));
    }

    [Fact]
    public void The_general_choice_applies_to_the_executors_that_have_the_binding()
    {
        const string Steps = "job_id: A, job_name: a, executor: dataflow-flextemplate-job-executor";
        var options = new BindOptions(BindingChoice.Connector);
        Bound(Feeds.Steps(Steps), options).Pipeline!.Steps.Single().Binding.ShouldBeOfType<ConnectorBinding>();
        Bound(Feeds.Steps(Steps), BindOptions.None).Pipeline!.Steps.Single().Binding.ShouldBeOfType<FunctionBinding>();
        var other = Bound(Feeds.Steps("job_id: A, job_name: a, executor: feeder"), options);
        other.Diagnostics.ShouldContain(d => d.Code == "AEF2085");
        other.Pipeline!.Steps.Single().Binding.ShouldBeOfType<FunctionBinding>();
        var own = Bound(Feeds.Steps("job_id: A, job_name: a, executor: feeder, binding: connector"), BindOptions.None);
        own.Pipeline.ShouldBeNull();
        own.Diagnostics.ShouldContain(d => d.Code == "AEF2080");
        var back = Bound(Feeds.Steps(Steps + ", binding: function"), options);
        back.Pipeline!.Steps.Single().Binding.ShouldBeOfType<FunctionBinding>();
    }

    [Fact]
    public void The_entries_of_the_catalog_can_be_bound()
    {
        foreach (var executor in ExecutorCatalog.BuiltIn.Executors)
        {
            ConnectorBinder.Check(executor).ShouldBeEmpty(executor.Name);
        }
    }

    [Fact]
    public void A_job_file_is_compiled_in_with_the_types_of_the_parameters_and_with_precedes_it()
    {
        var file = Definitions.Documents.Read(new Aef.Documents.Text.SourceText(
            """{"sql": "from the file", "maximum_bytes_billed": "10", "location": "EU"}""")).Root as Aef.Documents.Tree.MappingNode;
        var environment = Definitions.Documents.Read(new Aef.Documents.Text.SourceText("""{"location": "asia"}""")).Root
            as Aef.Documents.Tree.MappingNode;
        var options = new BindOptions(null, (_, _) => [new BoundJobFile(null, file!), new BoundJobFile("prod", environment!)]);
        var step = Bound(Feeds.Steps(Query + ", with: {location: US}"), options).Pipeline!.Steps.Single();
        step.Properties(null).ShouldBe("""{"sql":"from the file","maximum_bytes_billed":10,"location":"EU"}""");
        step.NeedsBucket(null).ShouldBeFalse();
    }

    private static BindResult Bound(string definition, BindOptions options) =>
        new PipelineChecker(Feeds.Catalog, WorkflowRules.All, null, options).Check(Definitions.Read(definition));

    private static Run Run(string definition, params (string JobId, SimulatedJob Job)[] jobs) =>
        Pipelines.Run(Feeds.Compile(definition), Pipelines.Script(jobs));
}
