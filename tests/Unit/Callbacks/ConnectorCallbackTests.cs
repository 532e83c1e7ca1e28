using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Tests.Parameters;
using Aef.Tests.Support;
using static Aef.Tests.Callbacks.CallbackRuns;

namespace Aef.Tests.Callbacks;

/// <summary>The paragraph "Callbacks" of the contract for jobs whose API the workflow calls itself.</summary>
public sealed class ConnectorCallbackTests
{
    [Fact]
    public void Success_triggers_one_confirming_poll()
    {
        var run = RunProbe(Sending(1500, (1500, """{"state": "success"}""")));

        Story(run).ShouldBe("600 =running, 1200 =running, 1500 success, 1500 =success");
        run.State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void Failed_fails_the_job_with_the_message_without_a_poll_or_a_cancellation()
    {
        var run = RunProbe(Sending(1500, (40, """{"state": "failed", "message": "no quota"}""")));

        Story(run).ShouldBe("40 failed");
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Message, failure.Answer, failure.WaitedSeconds).ShouldBe(
            ("JobFailed", "The job reported a failure", "no quota", 40));
        failure.Link.ShouldBe("https://example.com/x");
    }

    [Fact]
    public void Without_a_callback_slow_polls_remain_and_the_limit_cancels()
    {
        var run = RunProbe(Sending(9000), "async_timeout_loop_in_minutes: 15");

        Story(run).ShouldBe("600 =running, 900 =running");
        run.Failures.ShouldHaveSingleItem().Message.ShouldEndWith("but its cancellation was requested");
    }

    [Fact]
    public void A_job_that_is_polled_gets_no_address()
    {
        var run = Run(Feeds.Steps($"job_id: A, job_name: a, executor: probe, with: {Probe.With(null).ToJsonString()}"));
        run.State.ShouldBe(RunState.Succeeded);
        Feeds.Compile(Feeds.Steps("job_id: A, job_name: a, executor: bigquery-query, with: {sql: x}")).Source.ShouldNotContain("endpoint");
    }

    [Theory]
    [InlineData("${job.callback_url}", true, "")]
    [InlineData("${job.id}", true, "no call of its connector binding passes ${job.callback_url} on")]
    [InlineData("${job.callback_url}", false, "the start of its executor does the whole job")]
    public void An_entry_that_cannot_be_called_back_is_polled_with_a_warning(string passed, bool hasStatus, string reason)
    {
        const string Status =
            """, "status": {"call": "http.get", "args": {"url": "https://x.example/"}, "state": "${answer.body}", "success": ["DONE"]}""";
        var entry = """
            {"name": "mine", "callbacks": true, "job_file": "optional", "workflows": [{"binding": "connector",
              "start": {"call": "http.post", "args": {"url": "https://x.example/", "body": {"u": "PASSED"}}, "id": "${job.id}"}STATUS}]}
            """
            .Replace("PASSED", passed, StringComparison.Ordinal)
            .Replace("STATUS", hasStatus ? Status : string.Empty, StringComparison.Ordinal);
        var executor = new ExecutorDefinitionReader(new JsonDocumentReader()).Read(new SourceText(entry, "entry.json")).Executor
            .ShouldNotBeNull();
        var result = new PipelineChecker(ExecutorCatalog.BuiltIn.With([executor]), WorkflowRules.All)
            .Check(Definitions.Read(Feeds.Steps("job_id: A, job_name: a, executor: mine, wait_for: callback")));
        result.Pipeline.ShouldNotBeNull().Steps.Single().WaitsForCallback.ShouldBe(reason.Length == 0);
        var warnings = result.Diagnostics.Where(d => d.Code == "AEF3043").Select(d => d.Message);
        warnings.ShouldBe(
            reason.Length == 0 ? [] : [$"The job is polled although the step has wait_for: callback, because {reason}."]);
    }

    private static Run RunProbe(SimulatedJob job, string more = "") => Run(
        Feeds.Steps(
            $"job_id: A, job_name: a, executor: probe, wait_for: callback, with: {Probe.With(null).ToJsonString()}"
                + (more.Length > 0 ? ", " + more : string.Empty)),
        ("A", job));
}
