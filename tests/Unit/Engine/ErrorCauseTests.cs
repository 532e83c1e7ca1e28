using Aef.Tests.Journal;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Tests.Engine;

public sealed class ErrorCauseTests
{
    private const string Call = """{"call": "http.get", "args": {"url": "https://a"}}""";

    public static TheoryData<string, string> Cases => new()
    {
        { """[{"a": CALL}]""", "1" },
        { """[{"a": {"try": CALL, "except": {"as": "e", "steps": [{"r": {"raise": "${e}"}}]}}}]""", "1" },
        { """[{"a": {"try": CALL, "except": {"as": "e", "steps": [{"r": {"raise": "in other words"}}]}}}]""", "1" },
        { """[{"a": {"try": CALL, "except": {"as": "e", "steps": [{"n": {"assign": [{"x": "${e.nothing}"}]}}]}}}]""", "1" },
        { """[{"a": {"try": CALL, "except": {"as": "e", "steps": [{"s": {"call": "give_up"}}]}}}]""", "1" },
        { """[{"a": {"try": CALL, "retry": {"max_retries": 2, "backoff": {"initial_delay": 1, "max_delay": 1, "multiplier": 1}}}}]""", "5" },
        { """[{"a": {"try": CALL, "except": {"as": "e", "steps": [{"n": {"assign": [{"x": 1}]}}]}}}, {"r": {"raise": "${string(x)}"}}]""", "" },
        { """[{"r": {"raise": "by itself"}}]""", "" },
        { """[{"p": {"parallel": {"branches": [{"l": {"steps": [{"a": CALL}]}}, {"m": {"steps": [{"s": {"call": "sys.sleep", "args": {"seconds": 1}}}]}}, {"r": {"steps": [{"b": CALL}]}}]}}}]""", "1,3" },
        { """[{"a": {"try": CALL, "except": {"as": "e", "steps": [{"b": {"try": CALL, "except": {"as": "f", "steps": [{"r": {"raise": "twice"}}]}}}]}}}]""", "2" },
        { """[{"a": {"try": CALL, "except": {"as": "e", "steps": [{"b": {"try": {"call": "sys.sleep", "args": {"seconds": 1}}, "except": {"as": "f", "steps": [{"n": {"raise": "no"}}]}}}, {"r": {"raise": "outer"}}]}}}]""", "1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_error_names_the_effects_whose_failing_outcomes_led_to_it(string steps, string causes)
    {
        var source = """{"main": {"steps": STEPS}, "give_up": {"steps": [{"r": {"raise": "gave up"}}]}}""".Replace("STEPS", steps, StringComparison.Ordinal).Replace("CALL", Call, StringComparison.Ordinal);

        var execution = VirtualTimeHost.Run(
            new WorkflowEngine(JournaledWorkflow.Compile(source), WorkflowValue.Null),
            new Refusing(),
            JournaledWorkflow.Start);

        string.Join(',', execution.Error!.Causes).ShouldBe(causes); // all of them fail
    }

    private sealed class Refusing : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now) =>
            new(EffectOutcome.FromHttpResponse(503, WorkflowValue.EmptyMap, "no"), TimeSpan.Zero);
    }
}
