using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;
using BenchmarkDotNet.Attributes;

namespace Aef.Bench;

/// <summary>
/// What the engine is held to: a trivial workflow in 10 us, 10,000 assignments in 5 ms, a virtual day of eight branches that poll in 100
/// ms.
/// </summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const string Trivial = """{"main": {"params": ["args"], "steps": [{"done": {"return": "${args.n + 1}"}}]}}""";

    private const string Assignments = """
        {"main": {"steps": [
          {"init": {"assign": [{"sum": 0}]}},
          {"loop": {"for": {"value": "v", "range": [1, 10000], "steps": [{"add": {"assign": [{"sum": "${sum + v}"}]}}]}}},
          {"done": {"return": "${sum}"}}]}}
        """;

    private const string Polling = """
        {"main": {"steps": [
          {"all": {"parallel": {"for": {"value": "job", "range": [1, 8], "steps": [{"poll": {"call": "poll", "args": {"job": "${job}"}}}]}}}},
          {"done": {"return": "polled"}}]},
         "poll": {"params": ["job"], "steps": [
          {"watch": {"try": {"steps": [
            {"wait": {"call": "sys.sleep", "args": {"seconds": 30}}},
            {"poll": {"call": "http.post", "args": {"url": "https://region-project.cloudfunctions.net/intermediate", "body": {"call_type": "get_status", "job": "${job}"}}, "result": "answer"}},
            {"decide": {"switch": [{"condition": "${answer.body.state == \"running\"}", "next": "wait"}]}}]}}},
          {"done": {"return": "${answer.body.state}"}}]}}
        """;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WorkflowValue Argument = WorkflowValue.FromMap(("n", 41));

    private readonly WorkflowParser _parser = new(new YamlDocumentReader());
    private readonly WorkflowProgram _assignments;
    private readonly WorkflowProgram _polling;

    /// <summary>Parses what is not measured.</summary>
    public EngineBenchmarks()
    {
        _assignments = Compile(Assignments);
        _polling = Compile(Polling);
    }

    /// <summary>From text to result.</summary>
    [Benchmark]
    public Execution ParseAndRunTrivial() => VirtualTimeHost.Run(new WorkflowEngine(Compile(Trivial), Argument), new Day(Start), Start);

    /// <summary>10,000 rounds of a loop with one assignment.</summary>
    [Benchmark]
    public Execution TenThousandAssignments() => VirtualTimeHost.Run(new WorkflowEngine(_assignments, default), new Day(Start), Start);

    /// <summary>Eight branches that poll every 30 seconds for a day: 23,040 polls.</summary>
    [Benchmark]
    public Execution PollingDay() => VirtualTimeHost.Run(new WorkflowEngine(_polling, default), new Day(Start), Start);

    private WorkflowProgram Compile(string source) =>
        WorkflowProgram.Compile(_parser.Parse(new SourceText(source, "bench.json")).Workflow!);

    private sealed class Day(DateTimeOffset start) : ICallHandler
    {
        private static readonly WorkflowValue Running = WorkflowValue.FromMap(("state", "running"));
        private static readonly WorkflowValue Success = WorkflowValue.FromMap(("state", "success"));

        public CallReply Handle(CallEffect call, DateTimeOffset now) =>
            new(EffectOutcome.FromHttpResponse(200, default, now - start < TimeSpan.FromDays(1) ? Running : Success), TimeSpan.Zero);
    }
}
