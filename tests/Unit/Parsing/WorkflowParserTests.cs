using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Parsing;

public sealed class WorkflowParserTests
{
    [Fact]
    public void A_list_of_steps_is_a_main_without_parameters()
    {
        var workflow = Parse.Good(
            "- a:\n    assign:\n      - x: 1\n      - m[\"k\"].z: ${x + 1}\n- b:\n    return: [\"${x}\", text, {k: null}]\n");

        workflow.ShouldBe(new WorkflowSyntax(
            [
                new RoutineSyntax("main", [],
                [
                    new StepSyntax(new StepLabel("a"), new AssignBody(
                    [
                        new AssignmentSyntax(Expressions.Target("x"), ValueSyntax.Of(1)),
                        new AssignmentSyntax(Expressions.Target("m[\"k\"].z"), Expressions.Value("x + 1")),
                    ])),
                    new StepSyntax(new StepLabel("b"), new ReturnBody(new ListValue(
                        [Expressions.Value("x"), ValueSyntax.Of("text"), new MapValue([new MapValueEntry("k", ValueSyntax.Null)])]))),
                ]),
            ],
            IsList: true));
    }

    [Fact]
    public void Routines_have_parameters_with_defaults()
    {
        var workflow = Parse.Good(
                "main:\n  params: [args]\n  steps: [{a: {return: 1}}]\nsub:\n  params: [first, country: England, n: 0]\n" +
                "  steps: [{a: {return: 1}}]\n");

        workflow.IsList.ShouldBeFalse();
        workflow.Main.ShouldNotBeNull().Parameters.ShouldBe([new ParameterSyntax("args")]);
        workflow.Routines[1]
            .Parameters.ShouldBe(
                [
                    new ParameterSyntax("first"),
                    new ParameterSyntax("country", ValueSyntax.Of("England")),
                    new ParameterSyntax("n", ValueSyntax.Of(0)),
                ]);
    }

    [Fact]
    public void Steps_and_the_jumps_to_them_share_a_label()
    {
        var steps = Parse.Good("- a:\n    next: c\n- b:\n    next: end\n- c:\n    call: sys.now\n    next: b\n").Main!.Steps;

        steps[0].Body.Next!.Target.ShouldBeSameAs(steps[2].Label);
        steps[2].Body.Next!.Target.ShouldBeSameAs(steps[1].Label);
        steps[1].Body.Next!.Target.ShouldBeSameAs(StepLabel.End);
        steps[0].Body.ShouldBeOfType<JumpBody>();
    }

    [Fact]
    public void Calls_accept_arguments_by_name_by_position_or_computed()
    {
        var steps = Parse.Good(
                "- a:\n    call: http.get\n    args: {url: x}\n    result: r\n- b:\n    call: sys.log\n    args: [1]\n- c:\n" +
                "    call: sys.log\n    args: ${r}\n- d:\n    call: sys.now\n    args:\n").Main!.Steps;

        steps.Select(s => ((CallBody)s.Body).Args?.GetType())
            .ShouldBe([typeof(MapValue), typeof(ListValue), typeof(ExpressionValue), null]);
        ((CallBody)steps[0].Body).Result.ShouldBe("r");
    }

    [Fact]
    public void A_try_has_a_single_body_or_steps_with_retry_and_except()
    {
        var steps = Parse.Good("""
            - a:
                try: {call: http.get, args: {url: x}, result: r}
                retry: ${http.default_retry}
                except: {as: e, raise: "${e}"}
            - b:
                try:
                  steps: [{inner: {return: 1}}]
                retry: {predicate: "${retry.always}", max_retries: 3, backoff: {initial_delay: 1, max_delay: 60.5, multiplier: "${2}"}}
                except:
                  as: e
                  steps: [{handle: {next: end}}]
            - c:
                try: [{plain: {return: 1}}]
                retry: {max_retries: 1, backoff: "${retry.default_backoff}"}
            """).Main!.Steps.Select(s => (TryBody)s.Body).ToList();

        steps[0].Body.ShouldBeOfType<CallBody>();
        steps[0].Retry.ShouldBe(new RetrySyntax(Expressions.Value("http.default_retry")));
        steps[0].Except.ShouldBe(new ExceptSyntax("e", new RaiseBody(Expressions.Value("e"))));
        steps[1].Retry!.Backoff.ShouldBe(new BackoffSyntax(ValueSyntax.Of(1), ValueSyntax.Of(60.5), Expressions.Value("2")));
        steps[1].Except!.Body.ShouldBeOfType<StepsBody>();
        steps[2].Body.ShouldBeOfType<StepsBody>();
        steps[2].Retry!.Backoff!.Policy.ShouldBe(Expressions.Value("retry.default_backoff"));
    }

    [Fact]
    public void Loops_and_parallel_steps_keep_all_their_parts()
    {
        var steps = Parse.Good("""
            - a: {for: {value: v, index: i, in: [1], steps: [{x: {next: continue}}]}}
            - b: {for: {value: w, range: [1, "${n}"], steps: [{y: {next: break}}]}}
            - c: {parallel: {shared: [s, t], concurrency_limit: 3, exception_policy: continueAll, for: {value: u, in: "${l}", steps: [{z: {call: sys.now}}]}}}
            - d: {parallel: {branches: [{one: {steps: [{q: {call: sys.now}}]}}, {two: {steps: [{r: {call: sys.now}}]}}]}}
            """).Main!.Steps;

        ((ForBody)steps[0].Body).Loop.Index.ShouldBe("i");
        ((ForBody)steps[1].Body).Loop.Range.ShouldBe(new ListValue([ValueSyntax.Of(1), Expressions.Value("n")]));
        var parallel = (ParallelBody)steps[2].Body;
        parallel.Shared.ShouldBe(["s", "t"]);
        parallel.ConcurrencyLimit.ShouldBe(ValueSyntax.Of(3));
        parallel.ExceptionPolicy.ShouldBe("continueAll");
        parallel.Loop!.Value.ShouldBe("u");
        ((ParallelBody)steps[3].Body).Branches.Select(b => b.Name).ShouldBe(["one", "two"]);
    }

    [Fact]
    public void Switch_entries_hold_any_body()
    {
        var entries = ((SwitchBody)Parse.Good("""
            - s:
                switch:
                  - {condition: "${x}", next: s}
                  - {condition: true, return: 1}
                  - {condition: "${x}", steps: [{a: {return: 1}}], next: s}
                  - {condition: "${x}", switch: [{condition: false, raise: no}]}
            """).Main!.Steps[0].Body).Entries;

        entries.Select(e => e.Body.GetType()).ShouldBe([typeof(JumpBody), typeof(ReturnBody), typeof(StepsBody), typeof(SwitchBody)]);
        entries[1].Condition.ShouldBe(ValueSyntax.Of(true));
    }

    [Fact]
    public void Only_a_whole_text_is_an_expression()
    {
        var items = (
            (ListValue)((ReturnBody)Parse.Good("- r:\n    return: ['hello-${w}', ' ${ a } ', '$ {a}', 'int(1)']\n").Main!.Steps[0].Body)
                .Value)
            .Items;

        items.Select(i => i is ExpressionValue).ShouldBe([false, true, false, false]);
        ((ExpressionValue)items[1]).Text.ShouldBe(" a ");
    }

    [Theory]
    [InlineData("x", "AEF5001 1:1")]
    [InlineData("[]", "AEF5006 1:1")]
    [InlineData("sub: {steps: [{a: {return: 1}}]}", "AEF5005 1:1")]
    [InlineData("main: {}", "AEF5003 1:7")]
    [InlineData("main: {steps: []}", "AEF5006 1:15")]
    [InlineData("main: {step: 1, steps: [{a: {return: 1}}]}", "AEF5002 1:8")]
    [InlineData("main: {params: x, steps: [{a: {return: 1}}]}", "AEF5004 1:16")]
    [InlineData("main: {params: [a, a], steps: [{a: {return: 1}}]}", "AEF5018 1:20")]
    [InlineData("main: {params: [1a], steps: [{a: {return: 1}}]}", "AEF5010 1:17")]
    [InlineData("- a:\n  call: sys.log\n", "AEF5007 1:3")]
    [InlineData("- a\n", "AEF5007 1:3")]
    [InlineData("- a:\n", "AEF5004 1:5")]
    [InlineData("- a: {}\n", "AEF5009 1:6")]
    [InlineData("- a: {retrun: 1}\n", "AEF5002 1:7")]
    [InlineData("- a: {assign: [x: 1], call: sys.now}\n", "AEF5008 1:23")]
    [InlineData("- a: {args: {}, next: a}\n", "AEF5012 1:7")]
    [InlineData("- a: {return: 1, except: {next: a}}\n", "AEF5012 1:18")]
    [InlineData("- a: {try: {for: {value: v, in: [], steps: [{b: {return: 1}}]}}}\n", "AEF5011 1:13")]
    [InlineData("- a: {next: \"${x}\"}\n", "AEF5014 1:13")]
    [InlineData("- a: {call: [x]}\n", "AEF5004 1:13")]
    [InlineData("- a: {call: sys.now, result: a.b}\n", "AEF5010 1:30")]
    [InlineData("- a: {call: sys.now, args: 1}\n", "AEF5004 1:28")]
    [InlineData("- a: {assign: {x: 1}}\n", "AEF5004 1:15")]
    [InlineData("- a: {assign: [{x: 1, y: 2}]}\n", "AEF5017 1:16")]
    [InlineData("- a: {assign: [x]}\n", "AEF5017 1:16")]
    [InlineData("- a: {assign: [1x: 1]}\n", "AEF5036 1:16")]
    [InlineData("- a: {switch: []}\n", "AEF5006 1:15")]
    [InlineData("- a: {switch: [{next: a}]}\n", "AEF5003 1:16")]
    [InlineData("- a: {switch: [{condition: x, next: a}]}\n", "AEF5004 1:28")]
    [InlineData("- a: {switch: [{condition: true}]}\n", "AEF5009 1:16")]
    [InlineData("- a: {for: {value: v, steps: [{b: {return: 1}}]}}\n", "AEF5013 1:12")]
    [InlineData("- a: {for: {value: v, in: [], range: [1, 2], steps: [{b: {return: 1}}]}}\n", "AEF5013 1:12")]
    [InlineData("- a: {for: {in: [], steps: [{b: {return: 1}}]}}\n", "AEF5003 1:12")]
    [InlineData("- a: {for: {value: v, in: {a: 1}, steps: [{b: {return: 1}}]}}\n", "AEF5004 1:27")]
    [InlineData("- a: {for: {value: v, range: [1], steps: [{b: {return: 1}}]}}\n", "AEF5015 1:30")]
    [InlineData("- a: {for: {value: v, range: [1, x], steps: [{b: {return: 1}}]}}\n", "AEF5004 1:34")]
    [InlineData("- a: {parallel: {}}\n", "AEF5013 1:17")]
    [InlineData("- a: {parallel: {branches: [b]}}\n", "AEF5004 1:29")]
    [InlineData("- a: {parallel: {exception_policy: stop, for: {value: v, in: [], steps: [{b: {call: sys.now}}]}}}\n", "AEF5016 1:36")]
    [InlineData("- a: {try: {return: 1}, retry: always}\n", "AEF5004 1:32")]
    [InlineData("- a: {try: {return: 1}, retry: {predicate: x}}\n", "AEF5004 1:44")]
    [InlineData("- a: {try: {return: 1}, except: {as: e}}\n", "AEF5009 1:33")]
    [InlineData("- a: {return: \"${1 +}\"}\n", "AEF5031 1:21")]
    [InlineData("- a: {return: \"${}\"}\n", "AEF5031 1:18")]
    [InlineData("{\"main\": {\"steps\": [{\"a\": {\"return\": \"${\\\"x\\\" $}\"}}]}}", "AEF5030 1:47")]
    public void What_is_wrong_is_reported_at_its_location(string text, string expected) =>
        Parse.Locations(Parse.Source(text).Diagnostics).ShouldBe([expected]);

    [Fact]
    public void All_mistakes_are_reported_and_no_half_workflow_comes_out()
    {
        var result = Parse.Source(
            "main:\n  steps:\n    - a: {retrun: 1}\n    - b: {call: sys.now, assign: []}\n    - c: {return: '${+}'}\n");

        result.Workflow.ShouldBeNull();
        Parse.Locations(result.Diagnostics).ShouldBe(["AEF5002 3:11", "AEF5008 4:26", "AEF5031 5:22"]);
    }

    [Fact]
    public void A_warning_about_the_document_does_not_stop_the_parser()
    {
        var result = Parse.Source("- a: {return: 99999999999999999999}\n");

        result.Workflow.ShouldNotBeNull();
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF1017");
    }

    [Fact]
    public void A_document_can_be_parsed_without_a_source_text()
    {
        var node = new SequenceNode(
            [new MappingNode([new MappingEntry("a", new MappingNode([new MappingEntry("return", ScalarNode.String("${1}"))]))])]);

        WorkflowParser.ParseNode(node).Workflow!.Main!.Steps.ShouldBe(
            new StepSyntax[] { new(new StepLabel("a"), new ReturnBody(Expressions.Value("1"))) }.ToEquatableList());
    }
}
