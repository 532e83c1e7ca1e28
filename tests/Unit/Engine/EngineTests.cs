using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class EngineTests
{
    private const string Call = """
        main:
          steps:
            - c: {call: http.post, args: {url: 'https://example.com/x', headers: {a: b}, query: {q: 1}, body: {n: 1}, timeout: 7}, result: r}
            - r: {return: '${r}'}
        """;

    [Fact]
    public void Effects_come_out_and_outcomes_go_in()
    {
        var engine = new WorkflowEngine(Compile(Call), default);

        engine.Advance(Start);

        engine.HasEnded.ShouldBeFalse();
        engine.TryTakeEffect(out var effect).ShouldBeTrue();
        engine.TryTakeEffect(out _).ShouldBeFalse();
        var call = effect.ShouldBeOfType<CallEffect>();
        (call.Function, call.Timeout, call.Step!.Name).ShouldBe(("http.post", TimeSpan.FromSeconds(7), "c"));
        (call.Http!.Method, call.Http.Url, call.Http.TimeoutSeconds).ShouldBe(("POST", "https://example.com/x", 7));
        (call.Http.Headers.ToJson(), call.Http.Query.ToJson(), call.Http.Body.ToJson()).ShouldBe(("""{"a":"b"}""", """{"q":1}""", """{"n":1}"""));

        engine.Complete(call.Id, EffectOutcome.Value("answer"));
        engine.Execution.State.ShouldBe(ExecutionState.Active);
        engine.Advance(Start.AddSeconds(3));

        engine.Execution.State.ShouldBe(ExecutionState.Succeeded);
        engine.Execution.Result.ShouldBe("answer");
        engine.Execution.EndTime.ShouldBe(Start.AddSeconds(3));
    }

    [Fact]
    public void Answers_to_no_pending_effect_are_ignored()
    {
        var engine = new WorkflowEngine(Compile(Call), default);
        engine.Advance(Start);
        engine.TryTakeEffect(out var effect).ShouldBeTrue();

        engine.Complete(99, EffectOutcome.Value("wrong"));
        engine.Complete(effect.Id, EffectOutcome.Value("right"));
        engine.Complete(effect.Id, EffectOutcome.Value("twice"));
        engine.Advance(Start);
        engine.Complete(effect.Id, EffectOutcome.Value("late"));
        engine.Advance(Start);

        engine.Execution.Result.ShouldBe("right");
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        var engine = new WorkflowEngine(Compile(Call), default);
        engine.Advance(Start);

        engine.Advance(Start.AddDays(-1));

        engine.Now.ShouldBe(Start);
    }

    [Fact]
    public void A_cancelled_execution_has_ended()
    {
        var engine = new WorkflowEngine(Compile(Call), default);
        engine.Advance(Start);

        engine.Cancel();

        engine.TryTakeEffect(out _).ShouldBeFalse();
        engine.Execution.State.ShouldBe(ExecutionState.Cancelled);
        engine.Execution.Error.ShouldNotBeNull();
    }

    [Fact]
    public void Connectors_go_to_the_handler_with_their_arguments_and_return_bare_results()
    {
        var calls = new FakeCallHandler((_, _) =>
            new CallReply(EffectOutcome.Value(WorkflowValue.FromMap(("rows", 3))), TimeSpan.FromSeconds(90)));

        var result = ResultOf("""
            main:
              steps:
                - q:
                    call: googleapis.bigquery.v2.jobs.query
                    args: {projectId: p, body: {query: select 1}, connector_params: {timeout: 100}}
                    result: r
                - r: {return: '${r.rows}'}
            """, calls: calls);

        result.ShouldBe(3);
        var call = calls.Calls.ShouldHaveSingleItem().Call;
        (call.Http, call.Timeout).ShouldBe((null, TimeSpan.FromSeconds(100)));
        call.Arguments["body"].ToJson().ShouldBe("""{"query":"select 1"}""");
    }

    [Fact]
    public void Callbacks_are_waited_for_half_a_day()
    {
        var execution = Run("""
            main:
              steps:
                - a: {call: events.create_callback_endpoint, result: cb}
                - b: {call: events.await_callback, args: {callback: '${cb}'}}
            """);

        execution.Error!.Value["tags"].ToJson().ShouldBe("""["TimeoutError"]""");
        (execution.EndTime - Start).ShouldBe(TimeSpan.FromSeconds(43_200));
    }

    [Fact]
    public void A_callback_that_comes_ends_the_wait()
    {
        var engine = new WorkflowEngine(Compile("""
            main:
              steps:
                - a: {call: events.create_callback_endpoint, args: {http_callback_method: GET}, result: cb}
                - b: {call: events.await_callback, args: {callback: '${cb}', timeout: 5}, result: request}
                - r: {return: '${request.http_request.body}'}
            """), default);
        engine.Advance(Start);
        engine.TryTakeEffect(out var effect).ShouldBeTrue();
        var callback = effect.ShouldBeOfType<CallbackEffect>();
        callback.Callback["url"].ToString().ShouldContain($"/executions/{engine.ExecutionId}/callbacks/");
        callback.DueTime.ShouldBe(Start.AddSeconds(5));

        engine.Complete(effect.Id, EffectOutcome.Value(WorkflowValue.FromMap(("http_request", WorkflowValue.FromMap(("body", "hello"))))));
        engine.Advance(Start.AddSeconds(1));

        engine.Execution.Result.ShouldBe("hello");
    }

    [Fact]
    public void Only_whole_strings_are_expressions() =>
        ResultOf("""
            main:
              steps:
                - s: {assign: [{world: 'x'}]}
                - r: {return: ['hello-${world}', 'double("2.7")', '${world}']}
            """).ToJson().ShouldBe("""["hello-${world}","double(\"2.7\")","x"]""");

    [Fact]
    public void Arguments_may_be_given_by_position_by_name_and_as_one_map() =>
        ResultOf("""
            main:
              steps:
                - a: {call: text.split, args: ['a,b', ','], result: x}
                - b: {call: text.split, args: {separator: ',', source: 'a,b'}, result: y}
                - c: {assign: [{given: {second: 2, first: 1}}]}
                - d: {call: join, args: '${given}', result: z}
                - e: {call: join, args: {first: 1}, result: w}
                - r: {return: '${[x == y, z, w, join("a")]}'}
            join:
              params: [first, second: none]
              steps:
                - r: {return: '${string(first) + "-" + string(second)}'}
            """).ToJson().ShouldBe("""[true,"1-2","1-none","a-none"]""");

    [Fact]
    public void The_next_of_a_switch_counts_only_when_no_entry_holds() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{way: ''}]}
                - choose:
                    switch:
                      - condition: ${way == ""}
                        assign: [{way: entry}]
                    next: elsewhere
                - here: {assign: [{way: '${way + " here"}'}]}
                - elsewhere: {return: '${way}'}
            """).ShouldBe("entry here");

    [Fact]
    public void Continue_and_break_end_rounds_inside_groups_and_try_steps() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{seen: []}]}
                - loop:
                    for:
                      value: v
                      index: i
                      in: [a, b, c, d]
                      steps:
                        - g:
                            steps:
                              - t:
                                  try:
                                    steps:
                                      - s:
                                          switch:
                                            - {condition: '${i == 1}', next: continue}
                                            - {condition: '${i == 3}', next: break}
                                  except: {as: e, steps: [{x: {raise: '${e}'}}]}
                        - add: {assign: [{seen: '${list.concat(seen, v)}'}]}
                - r: {return: '${seen}'}
            """).ToJson().ShouldBe("""["a","c"]""");
}
