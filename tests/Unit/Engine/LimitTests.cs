using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class LimitTests
{
    private const string EndlessInTry = """
        main:
          steps:
            - t:
                try:
                  steps:
                    - again: {assign: [{n: 1}], next: again}
                except:
                  as: e
                  steps:
                    - r: {return: '${[n, e]}'}
        """;

    private const string Polling = """
        main:
          steps:
            - watch:
                try:
                  steps:
                    - wait: {call: sys.sleep, args: {seconds: 30}}
                    - poll: {call: http.post, args: {url: 'https://example.com'}, result: answer}
                    - decide: {switch: [{condition: '${answer.code != 204}', next: wait}]}
                retry: ${http.default_retry}
        """;

    [Fact]
    public void Too_many_steps_end_the_execution_whatever_handlers_there_are()
    {
        var execution = Run(EndlessInTry);

        execution.State.ShouldBe(ExecutionState.Failed);
        execution.Error!.Value["tags"].Items[0].ShouldBe("ResourceLimitError");
        execution.StepsExecuted.ShouldBe(100_001);
    }

    [Fact]
    public void Too_much_memory_ends_the_execution_even_from_a_branch()
    {
        var execution = Run("""
            main:
              steps:
                - init: {assign: [{text: '0123456789012345678901234567890123456789'}]}
                - t:
                    try:
                      steps:
                        - p:
                            parallel:
                              shared: [text]
                              for:
                                value: v
                                range: [1, 3]
                                steps:
                                  - grow: {assign: [{text: '${text + text}'}], next: grow}
                    except:
                      as: e
                      steps:
                        - r: {return: '${e}'}
            """);

        execution.State.ShouldBe(ExecutionState.Failed);
        execution.Error!.Value["tags"].ToJson().ShouldBe("""["ResourceLimitError","MemoryLimitExceededError"]""");
    }

    [Fact]
    public void A_string_may_have_256_kilobytes() =>
        Run("""
            main:
              steps:
                - init: {assign: [{a: '0123456789abcdef'}]}
                - loop: {for: {value: v, range: [1, 14], steps: [{s: {assign: [{a: '${a + a}'}]}}]}}
                - r: {return: '${len(a)}'}
            """).Result.ShouldBe(256 * 1024);

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void Twenty_routines_may_be_on_the_stack(int calls, bool succeeds)
    {
        var execution = Run("""
            main:
              params: [n]
              steps:
                - c: {call: down, args: {n: '${n - 1}'}, result: r}
                - r: {return: '${r}'}
            down:
              params: [n]
              steps:
                - s: {switch: [{condition: '${n == 0}', return: bottom}]}
                - c: {call: down, args: {n: '${n - 1}'}, result: r}
                - r: {return: '${r}'}
            """, calls);

        (execution.State == ExecutionState.Succeeded).ShouldBe(succeeds);
        (execution.Error?.Value["tags"].Items[0] == "RecursionError").ShouldBe(!succeeds);
    }

    [Fact]
    public void Depth_costs_no_stack_of_the_thread_when_limits_are_off()
    {
        var execution = Run("""
            main:
              steps:
                - c: {call: down, args: {n: 100000}, result: r}
                - r: {return: '${r}'}
            down:
              params: [n]
              steps:
                - s: {switch: [{condition: '${n == 0}', return: bottom}]}
                - r: {return: '${down(n - 1)}'}
            """, limits: EngineLimits.None);

        execution.Result.ShouldBe("bottom");
    }

    [Fact]
    public void Values_nested_without_end_are_a_resource_error()
    {
        var execution = Run("""
            main:
              steps:
                - init: {assign: [{a: []}]}
                - again: {assign: [{a: '${[a]}'}], next: again}
            """, limits: EngineLimits.None);

        execution.Error!.Value["tags"].Items[0].ShouldBe("ResourceLimitError");
    }

    [Fact]
    public void Parallel_steps_nest_two_deep()
    {
        static string Nested(int depth) => depth == 0
            ? "[{leaf0: {assign: [{x: 1}]}}]"
            : $"[{{p{depth}: {{parallel: {{for: {{value: v{depth}, range: [1, 2], steps: {Nested(depth - 1)}}}}}}}}}]";

        Run($"main: {{steps: {Nested(2)}}}").State.ShouldBe(ExecutionState.Succeeded);
        Run($"main: {{steps: {Nested(3)}}}").Error!.Payload.ShouldContain("ParallelNestingError");
    }

    [Fact]
    public void A_poll_of_the_polling_loop_counts_four_steps()
    {
        var ten = Run(Polling, calls: FakeCallHandler.Of([.. Enumerable.Repeat(200, 10), 204])).StepsExecuted;
        var eleven = Run(Polling, calls: FakeCallHandler.Of([.. Enumerable.Repeat(200, 11), 204])).StepsExecuted;

        (eleven - ten).ShouldBe(4);
    }

    [Fact]
    public void A_try_with_a_call_counts_three_steps_and_each_retry_three_more()
    {
        const string source = """
            main:
              steps:
                - t:
                    try: {call: http.get, args: {url: 'https://example.com'}, result: r}
                    retry: {predicate: '${retry.always}', max_retries: 3, backoff: {initial_delay: 1, max_delay: 1, multiplier: 1}}
            """;

        Run(source, calls: FakeCallHandler.Of(200)).StepsExecuted.ShouldBe(3);
        Run(source, calls: FakeCallHandler.Of(500, 500, 200)).StepsExecuted.ShouldBe(9);
    }

    [Fact]
    public void A_response_of_more_than_two_megabytes_is_a_resource_error()
    {
        var big = new FakeCallHandler((_, _) =>
            new CallReply(EffectOutcome.FromHttpResponse(200, default, new string('x', 2_100_000)), TimeSpan.Zero));

        Run("- c: {call: http.get, args: {url: 'https://example.com'}}", calls: big).Error!.Payload.ShouldContain("ResourceLimitError");
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void A_response_may_have_exactly_as_many_bytes_as_the_limit(int size, bool succeeds)
    {
        var calls = new FakeCallHandler((_, _) => new CallReply(EffectOutcome.Value(new string('x', size - 8)), TimeSpan.Zero));

        var execution = Run(
            "- c: {call: googleapis.a.v1.b.get}",
            limits: EngineLimits.Default with { MaxResponseBytes = 1_000 },
            calls: calls);

        (execution.State == ExecutionState.Succeeded).ShouldBe(succeeds, execution.Error?.Context);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_string_may_have_exactly_as_many_bytes_as_the_limit(int bytes, bool succeeds)
    {
        var execution = Run(
            "main: {params: [args], steps: [{s: {assign: [{x: '${args.text + \"\"}'}]}}, {r: {return: '${len(x)}'}}]}",
            WorkflowValue.FromMap(("text", new string('x', bytes))),
            EngineLimits.Default with { MaxStringBytes = 100 });

        (execution.State == ExecutionState.Succeeded).ShouldBe(succeeds, execution.Error?.Context);
    }

    [Fact]
    public void A_result_with_bytes_is_refused() =>
        Run("- r: {return: '${text.encode(\"a\")}'}").Error!.Payload.ShouldContain("TypeError");

    [Fact]
    public void An_execution_ends_after_a_year() =>
        Run("""
            main:
              steps:
                - s: {call: sys.sleep, args: {seconds: 40000000}}
                - r: {return: late}
            """).Error!.Payload.ShouldContain("ResourceLimitError");
}
