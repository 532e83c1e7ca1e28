using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Callbacks.CallbackRuns;

namespace Aef.Tests.Callbacks;

/// <summary>The paragraph "Callbacks" of the contract, sentence by sentence, in runs of compiled pipelines.</summary>
public sealed class CallbackRunTests
{
    [Fact]
    public void Success_triggers_one_confirming_poll()
    {
        var run = RunOne(Sending(1500, (1500, """{"state": "success"}""")));

        Story(run).ShouldBe("600 =running, 1200 =running, 1500 success, 1500 =success");
        run.State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void The_poll_decides_and_not_the_callback()
    {
        Story(RunOne(Sending(700, (5, """{"state": "success"}""")))).ShouldBe("5 success, 5 =running, 605 =running, 1205 =success");
        var failed = RunOne(Sending(5, (5, """{"state": "success"}""")) with { Ends = SimulatedEnd.Failed, Message = "no" });
        Story(failed).ShouldBe("5 success, 5 =failed");
        failed.Failures.ShouldHaveSingleItem().Answer.ShouldBe("Exception: no");
    }

    [Fact]
    public void Failed_fails_the_job_with_the_message_without_a_poll()
    {
        var run = RunOne(Sending(1500, (40, """{"state": "failed", "message": "no quota", "output": 5}""")));

        Story(run).ShouldBe("40 failed");
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Answer, failure.WaitedSeconds, failure.AsyncJobId).ShouldBe(("JobFailed", "no quota", 40, "aef_000001"));
        run.Events.Single(e => e.Kind == RunEventKind.CallbackReceived).Message.ShouldBe("no quota");
    }

    [Theory]
    [InlineData("\"success\"")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("[{\"state\": \"success\"}]")]
    [InlineData("{}")]
    [InlineData("{\"state\": null}")]
    [InlineData("{\"state\": \"SUCCESS\"}")]
    [InlineData("{\"State\": \"success\"}")]
    [InlineData("{\"state\": [\"success\"]}")]
    [InlineData("{\"state\": \"${\\\"success\\\"}\"}")]
    [InlineData("{\"state\": \"running\", \"message\": \"almost\"}")]
    public void Anything_else_is_logged_and_ignored(string body)
    {
        var run = RunOne(Sending(650, (10, body), (20, body)));

        Story(run).ShouldBe("10 ignored, 20 ignored, 600 =running, 1200 =success");
        run.Events.Count(e => e.Kind == RunEventKind.Log && e.Message?.Contains("callback_ignored", StringComparison.Ordinal) == true)
            .ShouldBe(2);
    }

    [Fact]
    public void A_body_never_becomes_code_and_is_not_logged()
    {
        const string Hostile = """{"state": "s3cret", "message": "${sys.now()} s3cret", "kind": "x", "tags": ["TimeoutError"]}""";
        const string Expression = """{"state": "failed", "message": "${sys.get_env(\"GOOGLE_CLOUD_PROJECT_ID\")}"}""";
        var run = RunOne(Sending(700, (10, Hostile), (20, Expression)));

        run.Failures.ShouldHaveSingleItem().Answer.ShouldBe("${sys.get_env(\"GOOGLE_CLOUD_PROJECT_ID\")}");
        run.Events.ShouldNotContain(e => e.Message != null && e.Message.Contains("s3cret"));
    }

    [Theory]
    [InlineData(256, 256)]
    [InlineData(257, 256)]
    [InlineData(100_000, 256)]
    public void The_message_is_cut_to_256_characters(int given, int kept)
    {
        var run = RunOne(Sending(700, (10, $$"""{"state": "failed", "message": "{{new string('x', given)}}"}""")));

        run.Failures.ShouldHaveSingleItem().Answer.ShouldBe(new string('x', kept));
        run.Events.Single(e => e.Kind == RunEventKind.CallbackReceived).Message.ShouldBe(new string('x', kept));
    }

    [Theory]
    [InlineData("{\"state\": \"failed\"}")]
    [InlineData("{\"state\": \"failed\", \"message\": {\"a\": 1}}")]
    public void A_message_is_optional_and_must_be_a_string(string body) =>
        RunOne(Sending(700, (10, body))).Failures.ShouldHaveSingleItem().Answer.ShouldBe("");

    [Fact]
    public void A_callback_that_is_too_large_for_a_variable_is_ignored()
    {
        var run = RunOne(Sending(100, (10, $"\"{new string('x', 300_000)}\""), (100, """{"state": "success"}""")));

        Story(run).ShouldBe("10 ignored, 100 success, 100 =success");
    }

    [Fact]
    public void A_callback_before_the_answer_to_the_start_is_not_lost() =>
        Story(RunOne(Sending(5, (5, """{"state": "success"}""")) with { CallSeconds = 20 })).ShouldBe("20 success, 40 =success");

    [Fact]
    public void Without_a_callback_a_slow_poll_remains_and_the_limit_holds_with_one_last_poll()
    {
        var run = RunOne(Sending(9999), "async_timeout_loop_in_minutes: 25");

        Story(run).ShouldBe("600 =running, 1200 =running, 1500 =running");
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.WaitedSeconds).ShouldBe(("TimeoutError", 1500));
        Story(RunOne(Sending(1490), "async_timeout_loop_in_minutes: 25")).ShouldEndWith("1500 =success");
    }

    [Fact]
    public void A_lost_poll_is_repeated_after_the_pause_of_a_polled_job()
    {
        var job = Sending(30, (30, """{"state": "success"}""")) with { Poll = [new SimulatedReply(SimulatedReplyKind.Status, 503)] };

        Story(RunOne(job, "wait_time_seconds: 7")).ShouldBe("30 success, 37 =success");
        Story(RunOne(job, "wait_time_seconds: 1000")).ShouldBe("30 success, 630 =success");
    }

    [Fact]
    public void An_attempt_reads_ten_callbacks_and_then_only_polls()
    {
        var many = Enumerable.Range(1, 30).Select(i => ((double)i, "\"junk\"")).Append((100, """{"state": "success"}""")).ToArray();
        var run = RunOne(Sending(100, many));

        run.Events.Count(e => e.Kind == RunEventKind.CallbackReceived).ShouldBe(10);
        Story(run).ShouldEndWith("10 ignored, 600 =success");
    }

    [Fact]
    public void Each_attempt_creates_an_endpoint_and_passes_its_address_beside_the_properties()
    {
        var calls = new List<WorkflowValue>();
        var artifact = Feeds.Compile(
            Feeds.Steps(Step("A", "retry: {max_attempts: 3}, step_properties: {keep: 1, a: old}, with: {a: '${\"n\" + \"ew\"}'}")));
        var executor = new Recording(calls);
        LocalRunner.Run(new LocalRunRequest(artifact) { Executors = new ExecutorTable([new("caller", executor)]) });

        calls.Count.ShouldBe(3);
        calls.ShouldAllBe(p => p["keep"] == 1 && p["a"] == "new");
        var urls = calls.Select(p => p["callback_url"].TryGetString(out var url) ? url : string.Empty).ToList();
        urls.Distinct().Count().ShouldBe(3);
        urls.ShouldAllBe(u => u.StartsWith("https://workflowexecutions.googleapis.com/v1/projects/local-project/locations/"));
    }

    [Fact]
    public void An_executor_of_the_caller_calls_back_when_it_has_ended()
    {
        var artifact = Feeds.Compile(Feeds.Steps(Step("A"), Step("B")));
        var run = LocalRunner.Run(new LocalRunRequest(artifact) { Executors = new ExecutorTable([new("caller", new Lasting(1500))]) });

        Story(run).ShouldBe(
            "600 =running, 1200 =running, 1500 success, 1500 =success, 2100 =running, 2700 =running, 3000 success, 3000 =success");
    }

    [Fact]
    public void An_executor_without_callbacks_is_polled_as_without_the_key()
    {
        var with = Source(Feeds.Steps("job_id: A, job_name: a, executor: feeder, wait_for: callback"));

        with.ShouldBe(Source(Feeds.Steps("job_id: A, job_name: a, executor: feeder")));
        Source(Feeds.Steps("job_id: A, job_name: a, executor: caller, wait_for: polling"))
            .ShouldBe(Source(Feeds.Steps("job_id: A, job_name: a, executor: caller")));
        with.ShouldNotContain("callback");
    }

    [Fact]
    public void Rows_branches_items_lanes_parts_and_sections_wait_for_callbacks()
    {
        var steps = Enumerable.Range(1, 25).Select(i => $"  - steps: [{{{Step($"R{i}")}}}]\n");
        var definition = "name: p\nlevels:\n- threads:\n" + string.Concat(steps)
            + $"- threads:\n  - steps: [{{{Step("B1")}}}, {{{Step("B2")}}}]\n  - steps: [{{{Step("B3")}}}]\n"
            + $"- threads:\n  - {{for_each: [a, b, c], steps: [{{{Step("I")}}}]}}\n"
            + $"on_failure: [{{{Step("F")}}}]\nfinally: [{{{Step("Z")}}}]\n";
        var job = Sending(70, (70, """{"state": "success"}"""));
        foreach (var artifact in new[] { Feeds.Compile(definition), Feeds.Compile(definition, WorkflowSplitting.WhereNeeded, levels: 1) })
        {
            var run = Pipelines.Run(artifact, Pipelines.All(job));

            run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.Context);
            run.Events.Count(e => e is { Kind: RunEventKind.CallbackReceived, State: "success" }).ShouldBe(25 + 3 + 3 + 1);
            run.Events.Count(e => e.Kind == RunEventKind.StateSeen).ShouldBe(32);
            run.Duration.TotalSeconds.ShouldBe((2 * 70) + (2 * 70) + 70 + 70, tolerance: 1);
        }
    }

    [Fact]
    public void Lanes_wait_for_callbacks()
    {
        var definition = "name: p\ninputs: {n: {type: list}}\nlevels:\n- threads: [{for_each: '${inputs.n}', max_items: 1000, steps: [{"
            + Step("A", "async_timeout_loop_in_minutes: 6000") + "}]}]\n";
        var artifact = CloudWorkflowsTarget.Compile(
            Feeds.Bound(definition),
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 100_000 });
        var items = string.Join(", ", Enumerable.Range(0, 40));
        var run = Pipelines.Run(
            artifact,
            Pipelines.All(Sending(700, (700, """{"state": "success"}"""))),
            "{\"inputs\": {\"n\": [" + items + "]}}");

        artifact.Parts.Select(p => p.Name).ShouldBe(["p-lane-1"]);
        run.State.ShouldBe(RunState.Succeeded, run.Execution.Error?.Context);
        run.Duration.TotalSeconds.ShouldBe(1400, tolerance: 1);
        run.Events.Count(e => e.Kind == RunEventKind.CallbackReceived).ShouldBe(40);
    }

    [Fact]
    public void The_default_callback_reports_how_the_job_ends()
    {
        Story(RunOne(new SimulatedJob { DurationSeconds = 200 })).ShouldBe("200 success, 200 =success");
        var failed = RunOne(new SimulatedJob { DurationSeconds = 200, Ends = SimulatedEnd.Failed, Message = "no quota" });
        (Story(failed), failed.Failures.Single().Answer).ShouldBe(("200 failed", "no quota"));
        Story(RunOne(new SimulatedJob { Ends = SimulatedEnd.Never }, "async_timeout_loop_in_minutes: 10")).ShouldBe("600 =running");
        Story(RunOne(new SimulatedJob { Polls = 2 })).ShouldBe("600 =running, 1200 =success");
    }

    /// <summary>Fails every job, and keeps its properties.</summary>
    private sealed class Recording(List<WorkflowValue> calls) : IJobExecutor
    {
        public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
        {
            lock (calls)
            {
                call.Request["step_properties"].TryGetString(out var text).ShouldBeTrue();
                calls.Add(WorkflowValue.FromJson(text!)); // checked above
            }

            return Task.FromResult(JobResult.Failed("no"));
        }
    }

    private sealed class Lasting(double seconds) : IJobExecutor
    {
        public async Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
        {
            await Task.Delay(30, cancellationToken);
            call.DurationSeconds = seconds;
            return JobResult.Success(1);
        }
    }
}
