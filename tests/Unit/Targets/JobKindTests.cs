using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Targets;

/// <summary>
/// Jobs that run in the same way share one entry of a table. Jobs that differ in a single key must not: each of the two runs as it would
/// run alone.
/// </summary>
public sealed class JobKindTests
{
    private const string Async = "executor: dataform-tag-executor, wait_time_seconds: 10, async_timeout_loop_in_minutes: 2";
    private const string Retry = "max_attempts: 4, initial_delay_seconds: 5, multiplier: 3, max_delay_seconds: 40";

    /// <summary>The keys of both jobs, and the key in which they differ.</summary>
    public static TheoryData<string, string, string> Pairs => new()
    {
        { "wait_time_seconds: 10", "function_id_name: f", "function_id_name: g" },
        { "function_id_name: f", "function_status_name: s", "function_status_name: t" },
        { "function_id_name: f", "function_status_name: f", "function_status_name: s" },
        { "timeout_seconds: 20", "function_id_name: f", "function_name: f" },
        { "timeout_seconds: 20", "workflows_name: v", "workflows_name: w" },
        { "executor: dataform-tag-executor", "wait_time_seconds: 10", "wait_time_seconds: 15" },
        { Async, "wait_multiplier: 1.5", "wait_multiplier: 2" },
        { Async + ", wait_multiplier: 2", "max_wait_time_seconds: 20", "max_wait_time_seconds: 30" },
        { "executor: dataform-tag-executor", "async_timeout_loop_in_minutes: 1", "async_timeout_loop_in_minutes: 2" },
        { Async, "timeout_seconds: 50", "timeout_seconds: 60" },
        { "workflows_name: w", "timeout_seconds: 50", "timeout_seconds: 60" },
        { "function_name: f", "timeout_seconds: 50", "timeout_seconds: 60" },
        { Async, "retry: {max_attempts: 2}", "retry: {max_attempts: 3}" },
        { Async, "retry: {max_attempts: 1}", "retry: {max_attempts: 2}" },
        { Async, $"retry: {{{Retry}}}", $"retry: {{{OtherRetry("initial_delay_seconds: 5", "initial_delay_seconds: 6")}}}" },
        { Async, $"retry: {{{Retry}}}", $"retry: {{{OtherRetry("multiplier: 3", "multiplier: 2")}}}" },
        { Async, $"retry: {{{Retry}}}", $"retry: {{{OtherRetry("max_delay_seconds: 40", "max_delay_seconds: 50")}}}" },
        { Async, $"retry: {{{Retry}, on: [TimeoutError]}}", $"retry: {{{Retry}, on: [JobFailed]}}" },
        { Async, $"retry: {{{Retry}}}", $"retry: {{{Retry}, on: [JobFailed]}}" },
        { Async, $"retry: {{{Retry}, on: [JobFailed, TimeoutError]}}", $"retry: {{{Retry}, on: [JobFailed, StatusLost]}}" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Jobs_that_differ_in_one_key_run_together_as_each_runs_alone(string common, string first, string second)
    {
        var alone = new[] { Run(10, Step("A", common, first)), Run(10, Step("B", common, second)) };
        var (a, b) = (Of(alone[0], "A"), Of(alone[1], "B"));
        a.ShouldNotBe(b, "the two keys make no difference in this run, so that the test could not fail");

        foreach (var maxNamedThreads in new[] { 10, 1 })
        {
            var both = Run(maxNamedThreads, Step("A", common, first), Step("B", common, second));
            Of(both, "A").ShouldBe(a);
            Of(both, "B").ShouldBe(b);
        }
    }

    [Fact]
    public void A_status_function_of_its_own_is_polled()
    {
        var run = RecordedRun.Of(Definitions.Thread(
            "job_id: A, job_name: a, function_id_name: f, function_status_name: s",
            "job_id: B, job_name: b, function_id_name: f",
            "job_id: C, job_name: c, function_id_name: f, function_status_name: t"));

        run.Execution.State.ShouldBe(ExecutionState.Succeeded);
        run.Starts().Select(c => (c.Job, c.Function)).ShouldBe([("a", "f"), ("b", "f"), ("c", "f")]);
        run.Polls().Select(c => (c.Job, c.Function)).ShouldBe([("a", "s"), ("b", "f"), ("c", "t")]);
    }

    private static string OtherRetry(string key, string other) => Retry.Replace(key, other, StringComparison.Ordinal);

    private static string Step(string id, string common, string own) =>
        $"[{{job_id: {id}, job_name: name_of_{id}, step_properties: {{job: name_of_{id}}}, {common}, {own}}}]";

    /// <summary>A run of jobs side by side that never end, or whose function answers with an exception.</summary>
    private static RecordedRun Run(int maxNamedThreads, params string[] threads)
    {
        var definition = $"name: p\nlevels:\n- threads: [{string.Join(", ", threads)}]\n";
        return RecordedRun.Of(RecordedRun.Compile(definition, maxNamedThreads: maxNamedThreads), call => call switch
        {
            { Request.Method: "GET" } => RecordedRun.Answer(WorkflowValue.FromMap(("state", "ACTIVE"))),
            { IsPoll: true } => RecordedRun.Answer("running"),
            _ => null,
        });
    }

    private static string Of(RecordedRun run, string id) => string.Join('\n', run.Calls.Where(c => c.Job == "name_of_" + id));
}
