using System.Text.Json;
using Aef.Tests.Journal;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Tracing;

namespace Aef.Tests.Tracing;

public sealed class ExecutionEventTests
{
    [Fact]
    public void Every_assignment_is_reported_with_its_location_in_the_variable()
    {
        var events = Run("""
            {"main": {"steps": [
              {"a": {"assign": [{"m": {"k": [1, 2]}}, {"m.k[1]": 5}, {"m[\"odd key\"]": true}]}},
              {"b": {"for": {"value": "v", "index": "i", "in": ["x"], "steps": [{"c": {"assign": [{"n": "${v}"}]}}]}}},
              {"d": {"try": {"raise": "no"}, "except": {"as": "e", "steps": [{"f": {"assign": [{"n": "${e}"}]}}]}}},
              {"g": {"call": "twice", "args": {"n": 4}, "result": "r"}}]},
             "twice": {"params": ["n"], "steps": [{"h": {"return": "${n * 2}"}}]}}
            """);

        Of(events, "assigned").Select(e => $"{e.GetProperty("variable")}={e.GetProperty("value").GetRawText()}")
            .ShouldBe(["m={\"k\":[1,2]}", "m.k[1]=5", "m[\"odd key\"]=true", "v=\"x\"", "i=0", "n=\"x\"", "e=\"no\"", "n=\"no\"", "r=8"]);
    }

    [Fact]
    public void Branches_iterations_retries_and_calls_are_reported_on_virtual_time()
    {
        var lines = new List<string>();
        using var writer = new ExecutionEventWriter(lines.Add);
        VirtualTimeHost.Run(JournaledWorkflow.Engine(writer), new JournaledWorkflow(), JournaledWorkflow.Start);
        var events = lines.Select(Parse).ToList();

        events.Select(e => e.GetProperty("sequence").GetInt64()).ShouldBe(Enumerable.Range(1, lines.Count).Select(i => (long)i));
        Of(events, "fiber_started")
            .Select(e =>
                $"{e.GetProperty("fiber")}<{e.GetProperty("parent")} {(e.TryGetProperty("branch", out var branch) ? branch.GetString() : e.GetProperty("iteration").GetRawText())}")
            .ShouldBe(["1<0 left", "2<0 right", "3<2 0", "4<2 1", "5<2 2"]);
        Of(events, "retry_scheduled")
            .Select(e => $"{e.GetProperty("step")} {e.GetProperty("retry")} {e.GetProperty("delay_seconds")}")
            .ShouldBe(["flaky 1 2", "flaky 2 4"]);
        Of(events, "call_started").Count().ShouldBe(10);
        Of(events, "call_ended").Count(e => e.TryGetProperty("error", out _)).ShouldBe(3);
        Of(events, "step_entered").Count().ShouldBe(Of(events, "step_left").Count());
        events[^1].GetProperty("kind").GetString().ShouldBe("execution_ended");
        events[^1].GetProperty("time").GetDateTimeOffset().ShouldBeGreaterThan(JournaledWorkflow.Start);
    }

    [Fact]
    public void An_error_reports_its_stack_with_lines_and_columns()
    {
        var events = Run("""
            {"main": {"steps": [
              {"outer": {"call": "fail"}}]},
             "fail": {"steps": [
                {"inner": {"raise": "no"}}]}}
            """);

        var stack = events[^1]
            .GetProperty("stack")
            .EnumerateArray()
            .Select(s => $"{s.GetProperty("routine")}.{s.GetProperty("step")} {s.GetProperty("line")}:{s.GetProperty("column")}");
        stack.ShouldBe(["fail.inner 4:25", "main.outer 2:4"]);
    }

    [Fact]
    public void Values_are_bounded_and_secrets_are_hidden()
    {
        var long_ = new string('a', 995) + "hunter2hunter2";
        var events = Run("""{"main": {"steps": [{"a": {"assign": [{"key": "Bearer hunter2"}, {"long": "LONG"}, {"list": [1, "LONG"]}]}}]}}""".Replace("LONG", long_, StringComparison.Ordinal), new Secrets([("k", "hunter2")]));

        var assigned = Of(events, "assigned").ToList();
        assigned[0].GetProperty("value").GetString().ShouldBe("Bearer ***");
        assigned[1].TryGetProperty("value", out _).ShouldBeFalse();
        assigned[1].GetProperty("value_preview").GetString()!.Length.ShouldBe(1000); // just asked for
        assigned[1].GetProperty("value_size").GetInt64().ShouldBe(8 + long_.Length);
        assigned[2].GetProperty("value_preview").GetString().ShouldBe("a list of 2 elements");
        string.Concat(events.Select(e => e.GetRawText())).ShouldNotContain("hunter2");
    }

    [Fact]
    public void Without_a_listener_for_them_assignments_are_not_reported_and_values_stay_unshared()
    {
        const string Grow = """{"main": {"steps": [{"a": {"assign": [{"m": {}}]}}, {"b": {"for": {"value": "v", "range": [1, COUNT], "steps": [{"c": {"assign": [{"m[string(v)]": "${v}"}]}}]}}}]}}""";

        // When values were shared with a listener, each assignment would copy the map: ten times as many would take a hundred times as
        // much.
        (Allocated(2_000) < 30 * Allocated(200)).ShouldBeTrue();

        static long Allocated(int count)
        {
            var engine = new WorkflowEngine(
                JournaledWorkflow.Compile(Grow.Replace("COUNT", $"{count}", StringComparison.Ordinal)),
                default,
                new EngineOptions { Limits = EngineLimits.None },
                new Deaf());
            var before = GC.GetAllocatedBytesForCurrentThread();
            VirtualTimeHost.Run(engine, new JournaledWorkflow(), JournaledWorkflow.Start);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static List<JsonElement> Run(string source, Secrets? secrets = null)
    {
        var lines = new List<string>();
        using var writer = new ExecutionEventWriter(lines.Add, secrets);
        VirtualTimeHost.Run(
            new WorkflowEngine(JournaledWorkflow.Compile(source), default, null, writer),
            new JournaledWorkflow(),
            JournaledWorkflow.Start);
        return [.. lines.Select(Parse)];
    }

    private static IEnumerable<JsonElement> Of(IEnumerable<JsonElement> events, string kind) =>
        events.Where(e => e.GetProperty("kind").GetString() == kind);

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private sealed class Deaf : ExecutionListener
    {
        public override void VariableAssigned(DateTimeOffset time, int fiberId, string target, WorkflowValue value) =>
            throw new InvalidOperationException("it did not want to hear");
    }
}
