using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Tests.Running;

/// <summary>Jobs that executors of the caller do instead of the simulation.</summary>
public sealed class ExecutorRunTests
{
    private const string Async = "dataform-tag-executor";

    private static WorkflowArtifact TwoThreads => Pipelines.Compile("""
        { "name": "two", "definition": [ { "LEVEL_ID": "1", "THREADS": [
          { "THREAD_ID": "1", "STEPS": [ { "JOB_ID": "J01", "JOB_NAME": "a", "TYPE": "async", "FUNCTION_ID_NAME": "dataform-tag-executor", "STEP_PROPERTIES": { "rate": 2 } } ] },
          { "THREAD_ID": "2", "STEPS": [ { "JOB_ID": "J02", "JOB_NAME": "b", "TYPE": "sync", "FUNCTION_NAME": "own" } ] } ] } ] }
        """);

    [Fact]
    public void An_executor_gets_the_call_and_its_result_is_reported()
    {
        JobCall? seen = null;
        var run = Run(TwoThreads, (Async, call =>
        {
            seen = call;
            return JobResult.Success(WorkflowValue.FromMap(("rows", 7)));
        }));

        run.State.ShouldBe(RunState.Succeeded);
        seen.ShouldNotBeNull();
        (seen.Executor, seen.PipelineName, seen.JobId, seen.JobName, seen.Level, seen.Thread, seen.Attempt)
            .ShouldBe((Async, "two", "J01", "a", "1", "1", 1));
        seen.Request["step_properties"].ToString().ShouldContain("rate");
        run.Events.Single(e => e.Kind == RunEventKind.StepSucceeded && e.JobId == "J01").Output.ShouldBe("""{"rows":7}""");
    }

    [Theory]
    [InlineData(Async, "J01")]
    [InlineData("own", "J02")]
    public void A_failure_fails_the_step_with_its_message(string executor, string jobId)
    {
        var run = Run(TwoThreads, (executor, _ => JobResult.Failed("no quota")));

        run.State.ShouldBe(RunState.Failed);
        var failure = run.Failures.ShouldHaveSingleItem();
        failure.JobId.ShouldBe(jobId);
        failure.Answer.ShouldBe("Exception: no quota");
    }

    [Theory]
    [InlineData(Async)]
    [InlineData("own")]
    public void What_an_executor_throws_fails_the_step(string executor) =>
        Run(TwoThreads, (executor, _ => throw new InvalidOperationException("broken")))
            .Failures.ShouldHaveSingleItem()
            .Answer.ShouldBe("Exception: broken");

    [Fact]
    public void Virtual_time_passes_only_by_the_executors_duration()
    {
        var quick = Run(TwoThreads, ("own", _ => JobResult.Success(1)), (Async, _ => JobResult.Success(1)));
        var slow = Run(TwoThreads, (Async, _ => JobResult.Success(1)), ("own", call =>
        {
            call.DurationSeconds = 250;
            return JobResult.Success(1);
        }));

        quick.Duration.ShouldBe(TimeSpan.FromSeconds(30), "the first look of the async job");
        slow.Duration.ShouldBe(TimeSpan.FromSeconds(250));
    }

    [Fact]
    public void An_async_job_that_takes_its_time_is_polled_until_then()
    {
        var run = Run(TwoThreads, ("own", _ => JobResult.Success(1)), (Async, call =>
        {
            call.DurationSeconds = 70;
            return JobResult.Success(1);
        }));

        run.Events.Where(e => e.Kind == RunEventKind.StateSeen).Select(e => e.State).ShouldBe(["running", "running", "success"]);
    }

    [Fact]
    public void Jobs_of_parallel_threads_are_done_at_once()
    {
        using var both = new Barrier(2);
        var run = Run(TwoThreads, ("*", _ =>
        {
            both.SignalAndWait(TimeSpan.FromMinutes(5)).ShouldBeTrue("the other job is at work too");
            return JobResult.Success(1);
        }));

        run.State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void What_is_logged_is_an_event_of_the_job()
    {
        var run = Run(TwoThreads, ("own", call =>
        {
            call.Log("WARNING", "careful");
            return JobResult.Success(1);
        }));

        var log = run.Events.Single(e => e.Kind == RunEventKind.Log && e.Message == "careful");
        (log.State, log.JobId, log.Thread).ShouldBe(("WARNING", "J02", "2"));
    }

    [Fact]
    public void A_retry_asks_the_executor_again()
    {
        var artifact = Pipelines.Compile("""{ "name": "r", "definition": [ { "LEVEL_ID": "1", "THREADS": [ { "STEPS": [ { "JOB_ID": "J01", "JOB_NAME": "a", "TYPE": "sync", "FUNCTION_NAME": "own", "retry": { "max_attempts": 3 } } ] } ] } ] }""");

        var run = Run(artifact, ("own", call => call.Attempt < 3 ? JobResult.Failed("not yet") : JobResult.Success(call.Attempt)));

        run.State.ShouldBe(RunState.Succeeded);
        run.Events[^2].Output.ShouldBeNull();
        run.Events.Single(e => e.Kind == RunEventKind.StepSucceeded).Output.ShouldBe("3");
    }

    [Fact]
    public void A_call_that_the_network_loses_never_reaches_the_executor()
    {
        var calls = 0;
        var script = Pipelines.Script(("J02", SimulatedJob.Default with { Start = [new SimulatedReply(SimulatedReplyKind.Status, 503)] }));
        var run = Run(TwoThreads, script, ("own", _ => JobResult.Success(++calls)));

        run.State.ShouldBe(RunState.Succeeded);
        calls.ShouldBe(1);
    }

    [Fact]
    public void Cancelling_ends_a_run_whose_executor_does_not_return()
    {
        using var cancellation = new CancellationTokenSource();
        using var never = new ManualResetEventSlim();
        var request = new LocalRunRequest(TwoThreads)
        {
            Executors = Table(("own", _ =>
            {
                cancellation.Cancel();
                never.Wait();
                return JobResult.Success(1);
            })),
        };

        var run = LocalRunner.Run(request, null, cancellation.Token);

        run.State.ShouldBe(RunState.Cancelled);
        run.Events[^1].Kind.ShouldBe(RunEventKind.RunCancelled);
        never.Set();
    }

    [Fact]
    public void In_real_time_a_sync_job_lasts_as_long_as_its_executor()
    {
        var artifact = Pipelines.Compile("""{ "name": "r", "definition": [ { "LEVEL_ID": "1", "THREADS": [ { "STEPS": [ { "JOB_ID": "J01", "JOB_NAME": "a", "TYPE": "sync", "FUNCTION_NAME": "own" } ] } ] } ] }""");
        var run = LocalRunner.Run(new LocalRunRequest(artifact) { RealTime = true, Executors = Table(("own", call =>
        {
            call.DurationSeconds = 10_000;
            return JobResult.Success("x");
        })) });

        run.State.ShouldBe(RunState.Succeeded);
        run.Duration.ShouldBeLessThan(TimeSpan.FromSeconds(9_000), "what it says it takes is for virtual time only");
    }

    [Fact]
    public void Names_that_no_step_runs_are_reported()
    {
        var table = Table(("own", _ => JobResult.Success(1)), ("onw", _ => JobResult.Success(1)), ("*", _ => JobResult.Success(1)));

        var diagnostic = table.Check(TwoThreads.Pipeline).ShouldHaveSingleItem();
        diagnostic.ToString()
            .ShouldBe(
                "warning AEF6300: No step of the pipeline \"two\" uses the executor \"onw\". The steps use \"dataform-tag-executor\", \"own\".");
    }

    private static Run Run(WorkflowArtifact artifact, params (string Name, Func<JobCall, JobResult> Work)[] executors) =>
        Run(artifact, SimulationScript.Empty, executors);

    private static Run Run(
        WorkflowArtifact artifact,
        SimulationScript script,
        params (string Name, Func<JobCall, JobResult> Work)[] executors) =>
        LocalRunner.Run(new LocalRunRequest(artifact) { Executors = Table(executors), Script = script });

    private static ExecutorTable Table(params (string Name, Func<JobCall, JobResult> Work)[] executors) =>
        new(executors.Select(e => new KeyValuePair<string, IJobExecutor>(e.Name, new Delegated(e.Work))));

    private sealed class Delegated(Func<JobCall, JobResult> work) : IJobExecutor
    {
        public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken) => Task.FromResult(work(call));
    }
}
