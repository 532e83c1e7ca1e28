using Aef.Runs.Simulation;
using Aef.Runs.Local;
using Aef.Tests.Engine;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Running;

/// <summary>The job that a call is made for travels with the call.</summary>
public sealed class CallContextTests
{
    [Fact]
    public void Calls_of_named_threads_and_of_rows_carry_their_job()
    {
        foreach (var count in new[] { 1, 3, 12 })
        {
            var artifact = Pipelines.OneLevel(Enumerable.Range(1, count).Select(i => ($"J{i}", $"job {i}")));

            var calls = Record(artifact.Workflow, new JobContextSource(artifact.Pipeline), _ => new(200, "aef_1", "success"));

            calls.Count.ShouldBe(2 * count);
            calls.Select(c => c.Context).OfType<JobContext>().Select(c => (c.Step.JobId, c.Level, c.Thread, c.Attempt, c.Start))
                .Distinct()
                .Order()
                .ShouldBe(Enumerable.Range(1, count).Select(i => ($"J{i}", "1", $"{i}", 1, 1)).Order());
            calls.ShouldAllBe(c => c.Http!.Body["job_name"].ToString() == $"\"{((JobContext)c.Context!).Step.JobName}\"");
        }
    }

    [Fact]
    public void A_repeated_call_keeps_its_start_and_a_new_attempt_has_another_one()
    {
        var artifact = Pipelines.Compile("""
            { "definition": [ { "LEVEL_ID": "L", "THREADS": [ { "THREAD_ID": "T", "STEPS": [
              { "JOB_ID": "J", "JOB_NAME": "n", "TYPE": "sync", "FUNCTION_NAME": "own", "retry": { "max_attempts": 2, "initial_delay_seconds": 1 } } ] } ] } ] }
            """);

        // A refused connection is repeated within the attempt; an exception ends the attempt.
        var calls = Record(artifact.Workflow, new JobContextSource(artifact.Pipeline), number => number switch
        {
            1 => new(503, "busy", "busy"),
            2 => new(500, "Exception: no", "Exception: no"),
            _ => new(200, "done", "done"),
        });

        calls.Select(c => c.Context).Cast<JobContext>().Select(c => (c.Attempt, c.Start)).ShouldBe([(1, 1), (1, 1), (2, 2)]);
    }

    [Fact]
    public void A_job_that_NEXT_runs_again_has_another_start_with_the_same_attempt()
    {
        var artifact = Pipelines.Compile("""
            { "definition": [ { "LEVEL_ID": "L", "THREADS": [ { "THREAD_ID": "T", "STEPS": [
              { "JOB_ID": "J", "JOB_NAME": "n", "TYPE": "sync", "FUNCTION_NAME": "own", "NEXT": "J" } ] } ] } ] }
            """);

        var calls = Record(
            artifact.Workflow,
            new JobContextSource(artifact.Pipeline),
            number => number < 3 ? new(200, "done", "done") : new(500, "Exception: no", "no"));

        calls.Select(c => c.Context).Cast<JobContext>().Select(c => (c.Attempt, c.Start)).ShouldBe([(1, 1), (1, 2), (1, 3)]);
    }

    [Fact]
    public void The_engine_shows_the_running_routines_with_their_arguments()
    {
        var source = new Stack();
        const string text = """
            main:
              steps:
                - one: { call: outer, args: { a: 1 } }
                - two: { call: outer, args: { a: 2 } }
            outer:
              params: [a, b: x]
              steps:
                - change: { assign: [ { a: "${a + 10}" } ] }
                - inner: { call: inner, args: { c: "${a}" } }
            inner:
              params: [c]
              steps:
                - ask: { call: http.get, args: { url: "https://example.com" } }
            """;

        Record(Tests.Engine.Running.Compile(text), source, _ => new(200, "x", "x"));

        source.Seen.ShouldBe([
            "inner#2(c=11, a=null) < outer#1(c=null, a=11, b=\"x\") < main#0",
            "inner#4(c=12, a=null) < outer#3(c=null, a=12, b=\"x\") < main#0",
        ]);
    }

    [Fact]
    public void Without_a_source_calls_have_no_context() =>
        Record(Pipelines.OneLevel(("J", "n")).Workflow, source: null, _ => new(200, "aef_1", "success"))
            .ShouldAllBe(c => c.Context == null);

    private static List<CallEffect> Record(WorkflowSyntax workflow, ICallContextSource? source, Func<int, Reply> reply) =>
        Record(WorkflowProgram.Compile(workflow), source, reply);

    private static List<CallEffect> Record(WorkflowProgram program, ICallContextSource? source, Func<int, Reply> reply)
    {
        var calls = new Recorder(reply);
        var engine = new WorkflowEngine(program, default, new EngineOptions { CallContexts = source });
        VirtualTimeHost.Run(engine, calls, Tests.Engine.Running.Start);
        return calls.Calls;
    }

    private sealed record Reply(int Status, string First, string Later);

    private sealed class Recorder(Func<int, Reply> reply) : ICallHandler
    {
        public List<CallEffect> Calls { get; } = [];

        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            Calls.Add(call);
            var answer = reply(Calls.Count);
            var isPoll = call.Http!.Body["call_type"].TryGetString(out var type) && type == "get_status";
            var body = isPoll ? answer.Later : answer.First;
            return new CallReply(EffectOutcome.FromHttpResponse(answer.Status, WorkflowValue.EmptyMap, body), TimeSpan.Zero);
        }
    }

    private sealed record Nothing : CallContext;

    private sealed class Stack : ICallContextSource
    {
        public List<string> Seen { get; } = [];

        public CallContext? Create(RoutineCall caller)
        {
            var parts = new List<string>();
            for (RoutineCall? call = caller; call is { } routine; call = routine.Caller)
            {
                var arguments = routine.Routine switch
                {
                    "inner" => $"(c={routine["c"]}, a={routine["a"]})",
                    "outer" => $"(c={routine["c"]}, a={routine["a"]}, b={routine["b"]})",
                    _ => string.Empty,
                };
                parts.Add($"{routine.Routine}#{routine.Number}{arguments}");
            }

            Seen.Add(string.Join(" < ", parts));
            return new Nothing();
        }
    }
}
