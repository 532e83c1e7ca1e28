using Aef.Tests.Hosting;
using Aef.Tests.Parsing;
using Aef.Workflows.Engine;
using Aef.Workflows.Language.Estimation;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

/// <summary>Expressions as keys of maps: https://cloud.google.com/workflows/docs/reference/syntax/maps.</summary>
public sealed class ComputedKeyTests
{
    [Fact]
    public void Keys_and_values_are_worked_out_from_left_to_right_and_may_call_subworkflows()
    {
        const string Source = """
            main:
              steps:
                - make: {assign: [{m: {"${name(1)}": "${name(2)}", plain: 0, "${name(3) + name(4)}": "${name(5)}"}}]}
                - done: {return: "${m}"}
            name:
              params: [n]
              steps:
                - say: {call: sys.log, args: {text: "${n}"}}
                - done: {return: '${"k" + n}'}
            """;
        var logs = new LogCollector();

        var execution = Run(Source, listener: logs);

        execution.Result.ToJson().ShouldBe("""{"k1":"k2","plain":0,"k3k4":"k5"}""");
        logs.Texts.ShouldBe(["1", "2", "3", "4", "5"]);
        StepBounds.Of(Parse.Good(Source), new StepBoundOptions { Errors = false }).Most.ShouldBe(execution.StepsExecuted);
    }

    [Fact]
    public void Arguments_may_have_computed_names() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{k: n}]}
                - own: {call: twice, args: {"${k}": 4}, result: a}
                - library: {call: text.to_upper, args: {'${"sou" + "rce"}': b}, result: b}
                - done: {return: "${[a, b]}"}
            twice:
              params: [n]
              steps:
                - done: {return: "${2 * n}"}
            """).ToJson().ShouldBe("""[8,"B"]""");

    [Fact]
    public void A_computed_name_that_no_parameter_has_is_a_TypeError() =>
        Run("""
            main:
              steps:
                - init: {assign: [{k: m}]}
                - own: {call: twice, args: {"${k}": 4}}
            twice:
              params: [n]
              steps:
                - done: {return: "${2 * n}"}
            """).Error.ShouldNotBeNull().Payload.ShouldContain("twice");

    [Fact]
    public void Requests_carry_computed_keys()
    {
        var (execution, calls) = Mocking.Run(
            """
            - init: {assign: [{field: city}]}
            - send: {call: http.post, args: {url: 'https://example.com', headers: {'${"X-" + field}': a}, body: {fields: {"${field}": {stringValue: Oslo}}}}}
            """,
            "[{call: http.post, answer: 200}]");

        execution.State.ShouldBe(ExecutionState.Succeeded);
        calls.Calls.ShouldHaveSingleItem().Arguments["body"].ToJson().ShouldBe("""{"fields":{"city":{"stringValue":"Oslo"}}}""");
        calls.Calls[0].Arguments["headers"].ToJson().ShouldBe("""{"X-city":"a"}""");
    }

    [Fact]
    public void A_variable_that_only_a_key_reads_is_read() =>
        Parse.Check("- a: {assign: [k: x, unused: 1]}\n- b: {return: {\"${k}\": 1}}").Select(d => d.Message)
            .ShouldBe(["The variable \"unused\" of routine \"main\" is set, but never read."]);

    [Fact]
    public void A_key_of_more_than_400_characters_is_refused() =>
        Parse.Check("- a: {return: {\"${1" + new string(' ', 400) + "}\": 1}}").Select(d => d.Code).ShouldBe(["AEF5133"]);

    [Fact]
    public void A_loop_that_counts_in_a_key_ends_by_itself() =>
        Parse.Check("""
            - init: {assign: [{m: {}}]}
            - wait: {call: sys.sleep, args: {seconds: 1}}
            - count: {assign: [{m: {"${string(sys.now())}": 1}}]}
            - more: {switch: [{condition: "${len(m) < 9}", next: wait}]}
            """).Select(d => d.Code).ShouldBeEmpty();

    private sealed class LogCollector : ExecutionListener
    {
        public List<string> Texts { get; } = [];

        public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => Texts.Add(entry.Text ?? string.Empty);
    }
}
