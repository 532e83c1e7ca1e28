using System.Collections.Concurrent;
using Aef.Documents.Diagnostics;
using Aef.Runs.Executors;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.LocalRuns;

/// <summary>What a run that does its jobs does with the results of its executors.</summary>
public sealed class RealRunTests
{
    private const string Two = """
        name: two
        levels:
        - - {job_id: A, job_name: first, executor: bigquery-query, with: {sql: "select 1"}}
        - - {job_id: B, job_name: second, executor: bigquery-query, with: {sql: "select ${steps.A.output.rows}"}}
        """;

    [Fact]
    public async Task A_job_gets_its_parameters_and_its_output_reaches_the_next_step()
    {
        var calls = new ConcurrentQueue<JobCall>();
        var run = await RealRun.RunAsync(Two, RealRun.With(("bigquery-query", RealRun.Do(call =>
        {
            calls.Enqueue(call);
            return RealRun.Ok(WorkflowValue.FromMap(("rows", 7)));
        }))));

        run.State.ShouldBe(RunState.Succeeded, run.ErrorText);
        (run.IsReal, run.IsSimulated, run.IsRealTime).ShouldBe((true, false, true));
        var (first, second) = (calls.First(), calls.Last());
        (first.JobId, first.Level, first.Thread, first.Attempt, first.PipelineName, first.RunId)
            .ShouldBe(("A", "1", "1", 1, "two", run.Id));
        first.Parameters["priority"].Text.ShouldBe("INTERACTIVE", "defaults of the entry");
        first.Parameters["project_id"].Text.ShouldNotBeNullOrEmpty("a default that is an expression");
        second.Parameters["sql"].Text.ShouldBe("select 7");
        run.Events.Where(e => e.Kind == RunEventKind.StepSucceeded).Select(e => e.Output).ShouldBe(["""{"rows":7}""", """{"rows":7}"""]);
        run.Events.ShouldNotContain(e => e.Kind == RunEventKind.StateSeen, "nothing is polled");
    }

    [Fact]
    public async Task Two_runs_have_different_ids()
    {
        var work = RealRun.With(("*", RealRun.Do(_ => RealRun.Ok(WorkflowValue.FromMap(("rows", 1))))));

        (await RealRun.RunAsync(Two, work)).Id.ShouldNotBe((await RealRun.RunAsync(Two, work)).Id);
    }

    [Fact]
    public async Task A_failure_has_the_message_of_the_executor_and_ends_the_run()
    {
        var run = await RealRun.RunAsync(Two, RealRun.With(("*", RealRun.Do(_ => JobResult.Failed("no quota")))));

        run.State.ShouldBe(RunState.Failed);
        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.JobId, failure.Kind, failure.Message, failure.Answer).ShouldBe(("A", "JobFailed", "The job failed", "no quota"));
        run.Events.ShouldNotContain(e => e.JobId == "B" && e.Kind == RunEventKind.AttemptStarted);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public async Task Retry_repeats_a_failure_unless_it_is_final(bool isFinal, int attempts)
    {
        const string definition = """
            name: again
            levels:
            - - {job_id: A, job_name: a, executor: bigquery-query, with: {sql: s}, retry: {max_attempts: 3, initial_delay_seconds: 0.001}}
            """;
        var seen = new ConcurrentQueue<int>();

        var run = await RealRun.RunAsync(definition, RealRun.With(("*", RealRun.Do(call =>
        {
            seen.Enqueue(call.Attempt);
            return JobResult.Failed("no") with { IsFinal = isFinal };
        }))));

        run.State.ShouldBe(RunState.Failed);
        seen.ShouldBe(Enumerable.Range(1, attempts));
    }

    [Fact]
    public async Task The_limit_of_a_step_stops_its_job_and_no_attempt_overlaps_another()
    {
        const string definition = """
            name: slow
            levels:
            - - job_id: A
                job_name: a
                executor: bigquery-query
                with: {sql: s}
                async_timeout_loop_in_minutes: 0.001
                retry: {max_attempts: 2, initial_delay_seconds: 0}
            """;
        var (running, most) = (0, 0);

        var run = await RealRun.RunAsync(definition, RealRun.With(("*", async (_, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                await Task.Delay(30, CancellationToken.None);
                Interlocked.Decrement(ref running);
            }

            return RealRun.Ok();
        })));

        (running, most).ShouldBe((0, 1));
        var failure = run.Failures.ShouldHaveSingleItem();
        failure.Kind.ShouldBe("TimeoutError");
        failure.Attempt.ShouldBe(2);
        failure.Message.ShouldBe("The job was still running after 0.06 seconds and was stopped");
    }

    [Fact]
    public async Task The_end_of_the_run_stops_a_job()
    {
        const string definition = """
            name: late
            timeout_minutes: 0.02
            levels:
            - - {job_id: A, job_name: a, executor: bigquery-query, with: {sql: s}}
            - - {job_id: B, job_name: b, executor: bigquery-query, with: {sql: s}}
            """;
        var stopped = false;

        var run = await RealRun.RunAsync(definition, RealRun.With(("*", async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopped = true;
            return JobResult.Failed("stopped");
        })));

        stopped.ShouldBeTrue();
        run.Failures.ShouldHaveSingleItem().Kind.ShouldBe("RunTimeout");
    }

    [Fact]
    public async Task The_end_of_the_run_stops_a_job_although_timers_fire_early()
    {
        await using var prepared = RealRun.Prepare(
            """
            name: late
            timeout_minutes: 0.005
            levels:
            - - {job_id: A, job_name: a, executor: bigquery-query, with: {sql: s}}
            """,
            RealRun.With(("*", async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return JobResult.Failed("stopped");
            })));
        prepared.Pipeline = prepared.Pipeline.ShouldNotBeNull() with { Clock = new EarlyTimers() };
        prepared.Begin().ShouldBeTrue();

        var run = await prepared.RunAsync();

        run.Failures.ShouldHaveSingleItem().Kind.ShouldBe("RunTimeout");
    }

    [Fact]
    public async Task Cancelling_waits_until_the_jobs_have_ended()
    {
        using var cancel = new CancellationTokenSource();
        var ended = false;

        var run = await RealRun.RunAsync(
            Two,
            RealRun.With(("*", async (_, token) =>
            {
                await cancel.CancelAsync();
                var cancelled = new TaskCompletionSource();
                await using var registration = token.Register(cancelled.SetResult);
                await cancelled.Task.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
                token.IsCancellationRequested.ShouldBeTrue();
                await Task.Delay(50, CancellationToken.None);
                ended = true;
                return RealRun.Ok();
            })),
            cancellationToken: cancel.Token);

        run.State.ShouldBe(RunState.Cancelled);
        ended.ShouldBeTrue();
        run.Done.ShouldBeEmpty();
    }

    [Fact]
    public async Task Log_entries_and_progress_are_events_while_the_job_is_running()
    {
        var isRunning = true;
        var seen = new ConcurrentQueue<(RunEventKind Kind, string? Message, long? Rows, bool WhileRunning)>();
        var progressed = new TaskCompletionSource();

        await RealRun.RunAsync(
            Two,
            RealRun.With(("*", async (call, _) =>
            {
                if (call.JobId == "A")
                {
                    call.Log("INFO", "half");
                    call.Progress(rows: 5, text: "of 10");
                    await progressed.Task.WaitAsync(TimeSpan.FromMinutes(5), CancellationToken.None);
                    isRunning = false;
                }

                return RealRun.Ok(WorkflowValue.FromMap(("rows", 1)));
            })),
            e =>
            {
                if (e is { JobId: "A", Kind: RunEventKind.JobProgress } or { JobId: "A", Kind: RunEventKind.Log, Message: "half" })
                {
                    seen.Enqueue((e.Kind, e.Message, e.Rows, isRunning));
                }

                if (e.Kind == RunEventKind.JobProgress)
                {
                    progressed.TrySetResult();
                }
            });

        seen.ShouldBe([(RunEventKind.Log, "half", null, true), (RunEventKind.JobProgress, "of 10", 5, true)]);
    }

    [Fact]
    public void Everything_that_cannot_run_here_is_reported_before_the_start()
    {
        using var prepared = RealRun.Prepare("""
            name: cloud
            levels:
            - - {job_id: A, job_name: a, executor: bigquery-query, with: {sql: s}}
              - {job_id: B, job_name: b, executor: own}
            - - {job_id: C, job_name: c, executor: command}
              - {job_id: D, job_name: d, executor: command, with: {command: ["true"], env: [{name: T, value: "${secrets.TOKEN}"}]}}
            """);

        prepared.HasErrors.ShouldBeTrue();
        prepared.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code)
            .ShouldBe(["AEF7000", "AEF7000", "AEF7002", "AEF7003"]);
        prepared.Diagnostics[0].Message.ShouldContain("\"A\"");
        prepared.Pipeline.ShouldBeNull();
    }

    [Fact]
    public async Task A_substitute_that_simulates_is_never_called_done()
    {
        var run = await RealRun.RunAsync(Two.Replace("${steps.A.output.rows}", "1", StringComparison.Ordinal), request => request with
        {
            Local = new LocalRunSettings
            {
                Environment = "laptop",
                Substitutes = new Dictionary<string, Core.Pipelines.Catalog.LocalBinding>
                {
                    ["bigquery-query"] = new Core.Pipelines.Catalog.SimulateBinding(),
                },
            },
        });

        run.State.ShouldBe(RunState.Succeeded);
        run.IsSimulated.ShouldBeTrue();
        run.SimulatedSteps.ShouldBe(["A", "B"]);
        var warnings = run.Events.Where(e => e is { Kind: RunEventKind.Log, State: "WARNING" }).Select(e => e.Message!).ToList();
        warnings.Count.ShouldBe(2);
        warnings.ShouldAllBe(w => w.Contains("\"laptop\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_secret_is_in_what_a_job_reports()
    {
        const string definition = """
            name: secret
            levels:
            - - {job_id: A, job_name: a, executor: http-request, with: {url: "https://x.example.com/${secrets.TOKEN}"}}
            """;
        Environment.SetEnvironmentVariable("AEF_TEST_TOKEN", "hunter2hunter2");
        string? url = null;

        var run = await RealRun.RunAsync(definition, request => RealRun.With(("*", RealRun.Do(call =>
        {
            url = call.Parameters["url"].Text;
            call.Log("INFO", $"calling {url}");
            call.Progress(text: url);
            return JobResult.Failed($"HTTP 404: {url}");
        })))(request) with
        {
            Environment = new() { Secrets = ["TOKEN=env:AEF_TEST_TOKEN"] },
        });

        url.ShouldBe("https://x.example.com/hunter2hunter2");
        run.Failures.ShouldHaveSingleItem();
        string.Join('\n', run.Events.Select(RunEventWriter.ToJsonLine)).ShouldNotContain("hunter2");
        run.Failures[0].ToString().ShouldNotContain("hunter2");
        run.Execution.Error!.ToString()!.ShouldNotContain("hunter2");
    }

    /// <summary>The clock of the system, with timers that fire too early.</summary>
    private sealed class EarlyTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new EarlyTimer(base.CreateTimer(callback, state, Earlier(dueTime), period));

        private static TimeSpan Earlier(TimeSpan dueTime) =>
            dueTime > TimeSpan.FromMilliseconds(200) ? dueTime - TimeSpan.FromMilliseconds(200) : dueTime;

        /// <summary>Some timers are created without a time, and get it afterwards.</summary>
        private sealed class EarlyTimer(ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Earlier(dueTime), period);

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
