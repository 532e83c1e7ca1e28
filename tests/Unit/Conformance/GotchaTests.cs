using Aef.Tests.Engine;
using Aef.Tests.Parsing;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Conformance;

/// <summary>What trips emulators: the first half of section 10 of <c>../shared/reference/cloud-workflows.md</c>, by its numbers.</summary>
public sealed class GotchaTests
{
    [Theory]
    [InlineData("- a: {return: '${x}'}")]
    [InlineData("- a: {for: {value: v, in: [1], steps: [{b: {assign: [l: '${v}']}}]}}\n- c: {return: '${l}'}")]
    [InlineData("- a: {try: {raise: x}, except: {as: e, assign: [l: '${e}']}}\n- c: {return: '${e}'}")]
    public void Gotcha_1_unknown_variables_fail_at_deployment(string source) => Codes(source).ShouldContain("AEF5110");

    [Fact]
    public void Gotcha_2_step_names_are_unique_in_a_routine_and_may_repeat_across_routines()
    {
        Codes("- a: {steps: [{b: {call: sys.now}}]}\n- b: {call: sys.now}").ShouldBe(["AEF5101"]);
        Codes("main: {steps: [{a: {call: s}}]}\ns: {steps: [{a: {call: sys.now}}]}").ShouldBeEmpty();
    }

    [Fact]
    public void Gotcha_3_a_string_plus_a_number_is_a_string_and_a_boolean_plus_a_number_an_error()
    {
        Evaluate("\"a\" + 1").ShouldBe("a1");
        Evaluate("true + \"x\"").ShouldBe("truex");
        ErrorTagOf("true + 1").ShouldBe("TypeError");
    }

    [Fact]
    public void Gotcha_4_not_binds_tighter_than_comparison_and_not_in_does_not_exist()
    {
        ErrorTagOf("not 1 == 2").ShouldBe("TypeError");
        Codes("- a: {return: '${1 not in [1]}'}").ShouldBe(["AEF5031"]);
    }

    [Fact]
    public void Gotcha_5_words_of_operators_are_all_lower_or_all_upper_case()
    {
        Evaluate("NOT (true AND false) OR false").ShouldBe(true);
        Codes("- a: {return: '${true And false}'}").ShouldBe(["AEF5031"]);
    }

    [Fact]
    public void Gotcha_6_only_a_whole_value_is_evaluated()
    {
        ResultOf("- i: {assign: [x: 1]}\n- a: {return: ['b${x}', '${x}', 'int(\"1\")']}").ToJson().ShouldBe("""["b${x}",1,"int(\"1\")"]""");
    }

    [Fact]
    public void Gotcha_7_the_only_policy_of_parallel_steps_lets_all_branches_run()
    {
        ResultOf("""
            - i: {assign: [l: []]}
            - p:
                try: {parallel: {shared: [l], for: {value: v, in: [1, 2, 3], steps: [{a: {switch: [{condition: '${v == 1}', raise: x}]}}, {b: {assign: [l: '${list.concat(l, v)}']}}]}}}
                except: {as: e, assign: [_e: '${e}']}
            - r: {return: '${l}'}
            """).ToJson().ShouldBe("[2,3]");
        Codes("- a: {parallel: {exception_policy: unhandled, for: {value: v, in: [], steps: [{b: {assign: [_x: '${v}']}}]}}}")
            .ShouldBe(["AEF5016"]);
    }

    [Fact]
    public void Gotcha_8_failed_branches_surface_as_one_unhandled_branch_error() =>
        Run("- p: {parallel: {for: {value: v, in: [1, 2], steps: [{a: {raise: '${v}'}}]}}}")
            .Error!.Value["tags"]
            .Items[0]
            .ShouldBe("UnhandledBranchError");

    [Fact]
    public void Gotcha_9_setting_a_variable_of_the_parent_without_shared_fails_at_deployment_and_reading_does_not()
    {
        Codes("- i: {assign: [x: 1]}\n- p: {parallel: {for: {value: v, in: [1], steps: [{a: {assign: [x: '${x + v}']}}]}}}")
            .ShouldBe(["AEF5111"]);
        Codes("- i: {assign: [x: 1]}\n- p: {parallel: {for: {value: v, in: [1], steps: [{a: {assign: [_y: '${x + v}']}}]}}}")
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(302, true)]
    [InlineData(399, true)]
    [InlineData(400, false)]
    public void Gotcha_10_http_fails_from_400_on(int code, bool succeeds) =>
        (
            Run("- a: {call: http.get, args: {url: 'https://example.test'}}", calls: FakeCallHandler.Of(code))
                .State == ExecutionState.Succeeded)
            .ShouldBe(succeeds);

    [Fact]
    public void Gotcha_11_500_is_never_retried_and_the_other_variant_retries_less()
    {
        foreach (var (code, first, second) in ((int, bool, bool)[])[(500, false, false), (429, true, true), (503, true, true), (502, true, false), (504, true, false)])
        {
            Evaluate($"http.default_retry_predicate(args)", WorkflowErrors.Http(code, default, default)).ShouldBe(first);
            Evaluate($"http.default_retry_predicate_non_idempotent(args)", WorkflowErrors.Http(code, default, default)).ShouldBe(second);
        }
    }

    [Fact]
    public void Gotcha_12_a_connection_that_failed_is_not_one_that_broke()
    {
        Evaluate("http.default_retry_predicate_non_idempotent(args)", WorkflowErrors.ConnectionFailed("m")).ShouldBe(true);
        Evaluate("http.default_retry_predicate_non_idempotent(args)", WorkflowErrors.Connection("m")).ShouldBe(false);
        Evaluate("http.default_retry_predicate(args)", WorkflowErrors.Connection("m")).ShouldBe(true);
    }

    [Fact]
    public void Gotcha_13_max_retries_leaves_out_the_first_attempt_and_the_whole_body_is_repeated()
    {
        var calls = FakeCallHandler.Of(503);

        Run(
            "- a: {try: {steps: [{b: {call: http.get, args: {url: 'https://a.test'}}}]}, retry: {predicate: '${retry.always}', max_retries: 2, backoff: {initial_delay: 1, max_delay: 1, multiplier: 1}}}",
            calls: calls);

        calls.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public void Gotcha_14_regular_expressions_are_leftmost_longest_without_backreferences()
    {
        Evaluate("text.replace_all_regex(\"abcd\", \"ab|abcd\", \"$0\")").ShouldBe("$0");
        ErrorTagOf("text.match_regex(\"aa\", \"(a)\\\\1\")").ShouldBe("ValueError");
    }

    [Fact]
    public void Gotcha_15_find_all_returns_indexes_and_find_all_regex_maps()
    {
        Evaluate("text.find_all(\"abab\", \"b\")").ToJson().ShouldBe("[1,3]");
        Evaluate("text.find_all_regex(\"ab\", \"b\")").ToJson().ShouldBe("""[{"index":1,"match":"b"}]""");
    }

    [Fact]
    public void Gotcha_16_split_keeps_empty_strings_and_refuses_an_empty_separator()
    {
        Evaluate("text.split(\",a,,\", \",\")").ToJson().ShouldBe("""["","a","",""]""");
        ErrorTagOf("text.split(\"abc\", \"\")").ShouldBe("ValueError");
    }

    [Fact]
    public void Gotcha_17_time_parse_returns_a_double_with_microseconds() =>
        Evaluate("time.parse(\"1970-01-01T00:00:01.000001Z\")").ToJson().ShouldBe("1.000001");

    [Fact]
    public void Gotcha_18_a_condition_of_null_is_false_and_both_helpers_are_eager()
    {
        Evaluate("if(null, 1, 2)").ShouldBe(2);
        ErrorTagOf("if(true, 1, args.nope)", WorkflowValue.EmptyMap).ShouldBe("KeyError");
        ErrorTagOf("default(1, args.nope)", WorkflowValue.EmptyMap).ShouldBe("KeyError");
    }

    [Fact]
    public void Gotcha_19_the_type_function_is_get_type_with_long_names()
    {
        Evaluate("[get_type(1), get_type(true)]").ToJson().ShouldBe("""["integer","boolean"]""");
        Codes("- a: {return: ['${type(1)}', '${bool(1)}']}").ShouldBe(["AEF5120", "AEF5120"]);
    }

    [Fact]
    public void Gotcha_20_list_concat_appends_one_element() => Evaluate("list.concat([1], [2, 3])").ToJson().ShouldBe("[1,[2,3]]");

    private static IEnumerable<string> Codes(string source) => Parse.Check(source).Select(d => d.Code);
}
