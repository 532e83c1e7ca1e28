using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class ErrorTests
{
    [Fact]
    public void A_failed_execution_reports_payload_context_and_locations()
    {
        var error = Run("""
            main:
              steps:
                - outer: {call: inner}
            inner:
              steps:
                - check:
                    return: ${"a" in null}
            """).Error!;

        error.Payload.ShouldBe("""{"message":"The argument of 'in' must be a dict or an array; got: null","tags":["TypeError"]}""");
        error.Context.ShouldBe(
                "The argument of 'in' must be a dict or an array; got: null\nin step \"check\", routine \"inner\", line: 7\n" +
                "in step \"outer\", routine \"main\", line: 3");
        error.StackTrace.Select(e => (e.Step, e.Routine, e.Line)).ShouldBe([("check", "inner", 7), ("outer", "main", 3)]);
    }

    [Theory]
    [InlineData("- check:\n    switch:\n      - condition: ${\"searchTerm\" in null}\n        next: end", 3, 20, 23)]
    [InlineData("- check:\n    return: ${\"\u00e9\" in null}", 2, 13, 15)]
    [InlineData("- check:\n    assign:\n      - x: 1\n      - y: ${x in null}", 4, 12, 12)]
    [InlineData("- check:\n    raise: boom", 2, 12, 4)]
    [InlineData("- check:\n    call: text.split\n    args:\n      source: 1\n      separator: ','", 1, 3, 5)]
    public void A_location_is_that_of_the_value_or_of_the_calling_step_with_its_length_in_bytes(
        string source,
        long line,
        long column,
        long length)
    {
        var location = Run(source).Error!.StackTrace[0];

        (location.Line, location.Column, location.Length).ShouldBe((line, column, length));
    }

    [Fact]
    public void A_try_that_fails_is_not_in_the_stack_trace() =>
        Run("""
            main:
              steps:
                - t:
                    try:
                      steps:
                        - c: {call: sub}
                    retry: {predicate: '${retry.always}', max_retries: 1, backoff: {initial_delay: 1, max_delay: 1, multiplier: 1}}
            sub:
              steps:
                - f: {raise: no}
            """).Error!.StackTrace.Select(e => e.Step).ShouldBe(["f", "c"]);

    [Fact]
    public void A_raised_string_reaches_the_handler_and_the_context_is_a_runtime_error()
    {
        ResultOf("""
            main:
              steps:
                - t: {try: {raise: 'no!'}, except: {as: e, steps: [{r: {return: '${e}'}}]}}
            """).ShouldBe("no!");
        Run("- s: {raise: {code: 55, extra: x}}").Error!.Context.ShouldStartWith("""RuntimeError: {"code":55,"extra":"x"}""");
    }

    [Fact]
    public void Http_errors_carry_code_headers_and_body_and_others_have_no_code()
    {
        const string source = """
            main:
              steps:
                - t:
                    try: {call: http.get, args: {url: 'https://example.com'}}
                    except:
                      as: e
                      steps:
                        - r: {return: '${e}'}
            """;

        var refused = ResultOf(source, calls: FakeCallHandler.Of(404));
        refused["code"].ShouldBe(404);
        refused["body"].ShouldBe("body");
        refused["headers"].Kind.ShouldBe(WorkflowValueKind.Map);
        refused["message"].ShouldBe("HTTP server responded with error code 404");
        ResultOf(source)["code"].IsNull.ShouldBeTrue();
        ResultOf(source)["tags"].ToJson().ShouldBe("""["ConnectionFailedError"]""");
    }

    [Theory]
    [InlineData(399, ExecutionState.Succeeded)]
    [InlineData(400, ExecutionState.Failed)]
    public void A_status_of_400_is_the_first_that_fails(int code, ExecutionState state) =>
        Run("- s: {call: http.get, args: {url: 'https://example.com'}}", calls: FakeCallHandler.Of(code)).State.ShouldBe(state);

    [Theory]
    [InlineData("http.default_retry", "429 502 503 504", "400 500 501")]
    [InlineData("http.default_retry_non_idempotent", "429 503", "500 502 504")]
    public void The_policies_of_the_library_retry_what_the_documents_list(string policy, string retried, string given)
    {
        string source = $$$"""
            main:
              steps:
                - t: {try: {call: http.get, args: {url: 'https://example.com'}}, retry: '${{{{policy}}}}'}
            """;

        foreach (var code in retried.Split(' '))
        {
            var calls = FakeCallHandler.Of(int.Parse(code));
            Run(source, calls: calls);
            calls.Calls.Select(c => Math.Round((c.Time - Start).TotalSeconds, 3)).ShouldBe([0, 1, 2.25, 3.812, 5.766, 8.207]);
        }

        foreach (var code in given.Split(' '))
        {
            var calls = FakeCallHandler.Of(int.Parse(code));
            Run(source, calls: calls);
            calls.Calls.Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("ConnectionError", "http.default_retry", 6)]
    [InlineData("ConnectionError", "http.default_retry_non_idempotent", 1)]
    [InlineData("ConnectionFailedError", "http.default_retry_non_idempotent", 6)]
    [InlineData("TimeoutError", "http.default_retry", 6)]
    public void Broken_and_missing_connections_are_distinguished(string tag, string policy, int attempts)
    {
        var calls = new FakeCallHandler((_, _) => new CallReply(EffectOutcome.Failure(WorkflowErrors.Tagged(tag, "x")), TimeSpan.Zero));

        Run($$$"""
            main:
              steps:
                - t: {try: {call: http.get, args: {url: 'https://example.com'}}, retry: '${{{{policy}}}}'}
            """, calls: calls);

        calls.Calls.Count.ShouldBe(attempts);
    }

    [Fact]
    public void Delays_grow_up_to_the_longest_and_max_retries_does_not_count_the_first_attempt()
    {
        var calls = FakeCallHandler.Of(500);

        Run("""
            main:
              steps:
                - t:
                    try: {call: http.get, args: {url: 'https://example.com'}}
                    retry: {predicate: '${retry.always}', max_retries: 4, backoff: {initial_delay: 2, max_delay: 5, multiplier: 2}}
            """, calls: calls);

        calls.Calls.Select(c => (c.Time - Start).TotalSeconds).ShouldBe([0, 2, 6, 11, 16]);
    }

    [Fact]
    public void The_whole_body_is_run_again_and_its_variables_stay() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{log: ''}]}
                - t:
                    try:
                      steps:
                        - a: {assign: [{log: '${log + "a"}'}]}
                        - b: {switch: [{condition: '${len(log) < 3}', raise: again}]}
                    retry: {predicate: '${retry.always}', max_retries: 5, backoff: {initial_delay: 1, max_delay: 1, multiplier: 1}}
                - r: {return: '${log}'}
            """).ShouldBe("aaa");

    [Fact]
    public void A_policy_may_come_from_a_variable_and_a_predicate_may_be_a_subworkflow() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{n: 0}, {policy: {predicate: '${often}', max_retries: 9, backoff: '${retry.default_backoff}'}}]}
                - t:
                    try:
                      steps:
                        - a: {assign: [{n: '${n + 1}'}]}
                        - b: {raise: {n: '${n}'}}
                    retry: ${policy}
                    except: {as: e, steps: [{r: {return: '${n}'}}]}
            often:
              params: [e]
              steps:
                - wait: {call: sys.sleep, args: {seconds: 1}}
                - r: {return: '${e.n < 4}'}
            """).ShouldBe(4);

    [Fact]
    public void Errors_of_handlers_and_predicates_go_outwards() =>
        ResultOf("""
            main:
              steps:
                - t:
                    try:
                      steps:
                        - u: {try: {raise: first}, except: {as: e, steps: [{h: {raise: '${e + " second"}'}}]}}
                    except: {as: f, steps: [{r: {return: '${f}'}}]}
            """).ShouldBe("first second");

    [Fact]
    public void A_try_is_ready_for_errors_each_time_it_is_entered() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{n: 0}]}
                - loop:
                    for:
                      value: v
                      range: [1, 3]
                      steps:
                        - t:
                            try: {call: count, result: m}
                            retry: {predicate: '${retry.always}', max_retries: 1, backoff: {initial_delay: 1, max_delay: 1, multiplier: 1}}
                            except: {as: e, steps: [{h: {assign: [{n: '${n + 1}'}]}}]}
                - r: {return: '${n}'}
            count:
              steps:
                - f: {raise: no}
            """).ShouldBe(3);

    [Fact]
    public void A_handler_ends_the_loops_that_the_error_left() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{seen: ''}]}
                - outer:
                    for:
                      value: a
                      range: [1, 2]
                      steps:
                        - t:
                            try:
                              steps:
                                - inner: {for: {value: b, range: [1, 3], steps: [{s: {assign: [{seen: '${seen + string(b)}'}]}}, {f: {switch: [{condition: '${b == 2}', raise: no}]}}]}}
                            except: {as: e, steps: [{go: {next: continue}}]}
                - r: {return: '${seen}'}
            """).ShouldBe("1212");
}
