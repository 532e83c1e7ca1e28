using Aef.Adapters.Yaml;
using Aef.Tests.Cli;
using Aef.Tests.Engine;
using Aef.Tests.Parsing;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Callbacks;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Conformance;

/// <summary>The second half of section 10 of <c>../shared/reference/cloud-workflows.md</c>, by its numbers.</summary>
public sealed class MoreGotchaTests
{
    [Fact]
    public void Gotcha_21_map_get_accepts_a_key_or_keys_and_no_default()
    {
        Evaluate(
            "[map.get(args, \"a\"), map.get(args, [\"b\", \"c\"]), default(map.get(args, \"x\"), 3)]",
            WorkflowValue.FromMap(("a", 1), ("b", WorkflowValue.FromMap(("c", 2)))))
            .ToJson().ShouldBe("[1,2,3]");
        Codes("- a: {return: '${map.get(null, \"a\", 1)}'}").ShouldBe(["AEF5121"]);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("{data: a, text: b}", false)]
    [InlineData("{json: a}", false)]
    [InlineData("[a, INFO]", true)]
    public void Gotcha_22_sys_log_wants_one_of_three_and_accepts_a_list(string args, bool succeeds)
    {
        var execution = Run($"- a: {{call: sys.log, args: {args}}}");

        (execution.State == ExecutionState.Succeeded).ShouldBe(succeeds);
        (execution.Error?.Value["tags"].Items[0] == "TypeError").ShouldBe(!succeeds);
    }

    [Fact]
    public void Gotcha_23_a_callback_is_awaited_for_twelve_hours()
    {
        var execution = Run(
            "- a: {call: events.create_callback_endpoint, result: c}\n- b: {call: events.await_callback, args: {callback: '${c}'}}");

        (execution.EndTime - execution.StartTime).ShouldBe(TimeSpan.FromHours(12));
        execution.Error!.Value["tags"].Items[0].ShouldBe("TimeoutError");
        new CallbackRequest("POST", "https://c.test").ToValue(Start)["http_request"]["method"].ShouldBe("POST");
    }

    [Fact]
    public void Gotcha_24_an_endpoint_answers_200_then_429_and_404_where_there_is_none()
    {
        var endpoints = new CallbackEndpoints();
        endpoints.Open("https://c.test/1", "POST");

        endpoints.Deliver(new CallbackRequest("POST", "https://c.test/1"), Start).ShouldBe(200);
        endpoints.Deliver(new CallbackRequest("POST", "https://c.test/1"), Start).ShouldBe(429);
        endpoints.Deliver(new CallbackRequest("POST", "https://c.test/2"), Start).ShouldBe(404);
    }

    [Fact]
    public void Gotcha_25_a_loop_directly_under_try_does_not_deploy() =>
        Codes("- a: {try: {for: {value: v, in: [], steps: [{b: {assign: [_x: '${v}']}}]}}}").ShouldBe(["AEF5011"]);

    [Fact]
    public void Gotcha_26_a_resource_limit_cannot_be_caught() =>
        Run("- a: {try: {steps: [{b: {next: b}}]}, except: {as: e, return: '${e}'}}")
            .Error!.Value["tags"]
            .Items[0]
            .ShouldBe("ResourceLimitError");

    [Fact]
    public void Gotcha_27_errors_that_are_not_of_http_have_no_code() =>
        Run("- a: {try: {raise: {message: m}}, except: {as: e, return: '${e.code}'}}").Error!.Value["tags"].Items[0].ShouldBe("KeyError");

    [Fact]
    public void Gotcha_28_assignments_copy_also_into_subworkflows() =>
        ResultOf(
            "main: {steps: [{i: {assign: [a: {k: 1}, b: '${a}', b.k: 2]}}, {c: {call: s, args: {m: '${a}'}, result: x}}, {r: {return: ['${a.k}', '${b.k}', '${x.k}']}}]}\ns: {params: [m], steps: [{a: {assign: [m.k: 3]}}, {r: {return: '${m}'}}]}")
            .ToJson().ShouldBe("[1,2,3]");

    [Fact]
    public void Gotcha_29_a_missing_argument_is_null_and_the_payload_of_an_error_is_json_text()
    {
        ResultOf("main: {params: [args], steps: [{r: {return: '${args == null}'}}]}").ShouldBe(true);
        Run("- r: {raise: {a: 1}}").Error!.Payload.ShouldBe("""{"a":1}""");
    }

    [Fact]
    public async Task Gotcha_30_locations_of_errors_are_strings_in_json()
    {
        using var cli = new CliSession();

        var result = await cli.RunAsync("simulate", cli.File("w.yaml", "- r:\n    raise: x\n"));

        result.Output.ShouldContain("\"line\": \"2\"");
    }

    [Fact]
    public void Gotcha_31_next_end_ends_the_subworkflow_alone() =>
        ResultOf("main: {steps: [{a: {call: s, result: x}}, {r: {return: '${[x, 1]}'}}]}\ns: {steps: [{a: {next: end}}]}")
            .ToJson()
            .ShouldBe("[null,1]");

    [Fact]
    public void Gotcha_32_jumps_out_of_except_and_nested_steps_are_legal() =>
        ResultOf("- a: {try: {raise: x}, except: {as: e, steps: [{b: {steps: [{c: {next: z}}]}}]}}\n- y: {return: y}\n- z: {return: z}")
            .ShouldBe("z");

    [Fact]
    public void Gotcha_33_in_tests_the_keys_of_a_map_and_fails_on_null()
    {
        Evaluate("\"k\" in args", WorkflowValue.FromMap(("k", 1))).ShouldBe(true);
        Run("main: {params: [a], steps: [{r: {return: '${\"k\" in a}'}}]}")
            .Error!.Value["message"]
            .ShouldBe("The argument of 'in' must be a dict or an array; got: null");
    }

    [Fact]
    public void Gotcha_34_results_of_http_are_envelopes() =>
        ResultOf(
            "- a: {call: http.get, args: {url: 'https://a.test'}, result: r}\n- b: {return: '${keys(r)}'}",
            calls: FakeCallHandler.Of(200))
            .Items.ShouldBe(["body", "code", "headers"], ignoreOrder: true);

    [Fact]
    public void Gotcha_35_an_empty_value_is_null_and_legal_in_assign() =>
        ResultOf("- a:\n    assign:\n      - x:\n      - y: ~\n- b: {return: ['${x}', '${y}']}").ToJson().ShouldBe("[null,null]");

    [Fact]
    public void Gotcha_36_single_quotes_do_not_tokenize() =>
        Parse.Check("- a: {return: \"${'x'}\"}").ShouldHaveSingleItem().Message.ShouldBe("parse error: token recognition error at: '''");

    [Fact]
    public void Gotcha_37_a_number_after_a_dot_is_not_a_member()
    {
        Codes("main: {params: [a], steps: [{r: {return: '${a.1}'}}]}").ShouldBe(["AEF5031"]);
        Evaluate("args[\"1\"]", WorkflowValue.FromMap(("1", 2))).ShouldBe(2);
    }

    [Theory]
    [InlineData("- a: {for: {value: v, in: [], steps: [{b: {for: {value: v, in: [], steps: [{c: {assign: [_x: '${v}']}}]}}}]}}")]
    [InlineData("- a: {assign: [v: 1]}\n- b: {for: {value: v, in: [], steps: [{c: {assign: [_x: '${v}']}}]}}")]
    public void Gotcha_38_names_of_loop_variables_must_be_unused(string source) => Codes(source).ShouldBe(["AEF5113"]);

    [Theory]
    [InlineData(500_000, true)]
    [InlineData(530_000, false)]
    public void Gotcha_39_the_argument_may_have_512_kilobytes(int length, bool succeeds) =>
        (
            Run("- r: {return: done}", WorkflowValue.FromList(new string('x', length / 2), new string('y', length / 2)))
                .State == ExecutionState.Succeeded)
            .ShouldBe(succeeds);

    [Theory]
    [InlineData("- a: {call: sys.log, args: [x]}", true)]
    [InlineData("- a: {next: nowhere}", false)]
    public void Gotcha_40_the_published_schema_neither_accepts_all_that_deploys_nor_only_that(string source, bool deploys)
    {
        Parse.Check(source).Any(d => d.Severity == Aef.Documents.Diagnostics.DiagnosticSeverity.Error).ShouldBe(!deploys);
        if (PublishedSchema.File is not null)
        {
            PublishedSchema.Accepts(new YamlDocumentReader().Read(new Aef.Documents.Text.SourceText(source)).Root!).ShouldBe(!deploys); // A string that was read has a root.
        }
    }

    private static IEnumerable<string> Codes(string source) => Parse.Check(source).Select(d => d.Code);
}
