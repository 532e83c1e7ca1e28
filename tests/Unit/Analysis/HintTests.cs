using Aef.Documents.Diagnostics;
using Aef.Tests.Parsing;

namespace Aef.Tests.Analysis;

/// <summary>Warnings that Google lacks: each is there, and each keeps silent next to what is right.</summary>
public sealed class HintTests
{
    [Theory]
    [InlineData("_a: 1", "${job.body.done}", "_b: 2", true)]
    [InlineData("n: 0", "${job.body.done or n > 9}", "n: \"${n + 1}\"", false)]
    [InlineData("n: 0, m: 0", "${job.body.done or n > 9}", "m: \"${n + 1}\", n: \"${m}\"", false)]
    [InlineData("n: 0", "${job.body.done}", "n: \"${n + 1}\"", true)]
    [InlineData("start: \"${sys.now()}\"", "${sys.now() - start > 60}", "_b: 2", false)]
    [InlineData("late: false, start: 0", "${job.body.done or late}", "late: \"${sys.now() > start}\"", false)]
    public void A_loop_that_waits_should_count_or_read_the_time(string init, string condition, string count, bool isFound) =>
        Codes(Poll(init, condition, count)).Contains("AEF5153").ShouldBe(isFound);

    [Theory]
    [InlineData(
        "- a: {call: http.get, args: {url: u}, result: r}\n- b: {switch: [{condition: '${r.body.done}', next: end}]}\n- c: {next: a}",
        true)]
    [InlineData(
        "- i: {assign: [u: x]}\n- a: {call: http.get, args: {url: '${u}'}, result: r}\n- b: {assign: [u: '${r.body.next}']}\n" +
        "- c: {switch: [{condition: '${u != null}', next: a}]}", false)]
    [InlineData(
        "- a: {call: http.get, args: {url: u}, next: c}\n- b: {call: http.get, args: {url: v}, next: end}\n" +
        "- c: {call: http.get, args: {url: w}, next: b}", false)]
    [InlineData("- a: {steps: [{b: {call: sys.sleep, args: {seconds: 1}}}, {c: {next: b}}]}", true)]
    [InlineData("- a: {call: sys.now}\n- b: {next: a}", false)]
    [InlineData(
        "- i: {assign: [l: []]}\n- a: {for: {value: v, in: '${l}', steps: [{b: {call: sys.sleep, args: {seconds: '${v}'}}}]}}",
        false)]
    [InlineData("main: {steps: [{a: {call: s}}, {b: {next: a}}]}\ns: {steps: [{c: {call: sys.sleep, args: {seconds: 1}}}]}", true)]
    [InlineData(
        "main: {steps: [{a: {call: s}}, {b: {next: a}}]}\ns: {steps: [{c: {call: sys.sleep, args: {seconds: 1}}}, {d: {call: t}}]}\n" +
        "t: {steps: [{e: {raise: late}}]}", false)]
    [InlineData(
        "- a: {call: http.get, args: {url: u}, result: r}\n- b: {switch: [{condition: '${r.body.wait}', call: sys.now}], next: end}\n" +
        "- c: {next: a}", true)]
    [InlineData(
        "- a: {call: http.get, args: {url: u}, result: r}\n- b: {switch: [{condition: '${r.body.wait}', next: end}], next: end}\n" +
        "- c: {next: a}", false)]
    [InlineData(
        "- a: {for: {value: v, index: i, in: [1], steps: [{b: {call: http.get, args: {url: '${\"u\" + i}'}}}]}}\n- c: {next: a}",
        false)]
    [InlineData(
        "- a: {for: {value: v, index: i, in: [1], steps: [{b: {call: http.get, args: {url: '${\"u\" + v}'}}}]}}\n- c: {next: a}",
        false)]
    [InlineData(
        "- i: {assign: [x: 1]}\n" +
        "- a: {for: {value: v, index: i, in: [1], steps: [{b: {call: http.get, args: {url: '${\"u\" + x}'}}}]}}\n- c: {next: a}", true)]
    [InlineData("- a: {call: sys.sleep, args: {seconds: 1}}\n- b: {try: {raise: x}}\n- c: {next: a}", false)]
    [InlineData(
        "- a: {call: sys.sleep, args: {seconds: 1}}\n- b: {try: {raise: x}, except: {as: e, return: \"${e}\"}}\n- c: {next: a}",
        false)]
    [InlineData("- a: {call: sys.sleep, args: {seconds: 1}}\n- b: {try: {raise: x}, except: {as: e, call: sys.now}}\n- c: {next: a}", true)]
    [InlineData("- g: {steps: [{a: {call: sys.sleep, args: {seconds: 1}}}]}\n- h: {steps: [{b: {next: a}}]}", true)]
    [InlineData("- g: {steps: [{a: {call: sys.sleep, args: {seconds: 1}, next: b}}]}\n- h: {steps: [{b: {call: sys.now}}]}", false)]
    public void Loops_by_jumps_are_distinguished_from_loops_that_end(string source, bool isFound) =>
        Codes(source).Contains("AEF5153").ShouldBe(isFound);

    [Theory]
    [InlineData("call: http.post, args: {url: u}", "${http.default_retry}", true)]
    [InlineData("call: http.patch, args: {url: u}", "{predicate: '${retry.always}', max_retries: 3}", true)]
    [InlineData("call: http.request, args: {url: u, method: post}", "{predicate: '${http.default_retry_predicate}', max_retries: 3}", true)]
    [InlineData("call: http.post, args: {url: u}", "{max_retries: 3}", true)]
    [InlineData("steps: [{s: {call: http.post, args: {url: u}}}]", "${http.default_retry}", true)]
    [InlineData("call: http.post, args: {url: u}", "${http.default_retry_non_idempotent}", false)]
    [InlineData("call: http.post, args: {url: u}", "{predicate: '${retry.never}'}", false)]
    [InlineData("call: http.post, args: {url: u}", "{predicate: '${retry.always}', max_retries: 0}", false)]
    [InlineData("call: http.post, args: {url: u, headers: {Idempotency-Key: k}}", "${http.default_retry}", false)]
    [InlineData("call: http.post, args: {url: u, body: {requestId: k}}", "${http.default_retry}", false)]
    [InlineData("call: http.post, args: {url: u, headers: {'${\"X\"}': k}}", "${http.default_retry}", false)]
    [InlineData("call: http.put, args: {url: u}", "${http.default_retry}", false)]
    [InlineData("call: http.post, args: {url: 'https://x/v1/executions/1:cancel'}", "${http.default_retry}", false)]
    [InlineData("call: http.post, args: {url: '${string(1) + \":cancel\"}'}", "${http.default_retry}", false)]
    [InlineData("call: http.post, args: {url: '${\":cancel\" + string(1)}'}", "${http.default_retry}", true)]
    [InlineData("call: http.post, args: {url: 'https://x/v1/executions:cancelled'}", "${http.default_retry}", true)]
    [InlineData("call: http.request, args: {url: u, method: GET}", "${http.default_retry}", false)]
    [InlineData("try: {call: http.post, args: {url: u}}, retry: '${http.default_retry_non_idempotent}'", "${http.default_retry}", false)]
    public void A_policy_that_repeats_posts_is_reported(string body, string policy, bool isFound)
    {
        var retry = policy.StartsWith('$') ? $"'{policy}'" : policy;

        Codes($"- a: {{try: {{{body}}}, retry: {retry}}}").ShouldBe(isFound ? ["AEF5154"] : []);
    }

    [Theory]
    [InlineData("Hello ${args}", true)]
    [InlineData("Hello $(args)", true)]
    [InlineData("Hello {{ args.name }}", true)]
    [InlineData("text.to_upper(args)", true)]
    [InlineData("double(\\\"2.7\\\")", true)]
    [InlineData("args + 1", true)]
    [InlineData("s(1)", true)]
    [InlineData("echo $(date)", false)]
    [InlineData("{{ .Values.name }}", false)]
    [InlineData("{{name}}", false)]
    [InlineData("print(args)", false)]
    [InlineData("a + b", false)]
    [InlineData("1 + 1", false)]
    [InlineData("args", false)]
    [InlineData("costs $5 (each)", false)]
    [InlineData("SELECT COUNT(*) FROM t", false)]
    public void Strings_that_name_existing_variables_look_like_expressions(string text, bool isFound) =>
        Codes(
            $"main: {{params: [args], steps: [{{a: {{return: [\"{text}\", '${{args}}']}}}}]}}\ns: {{params: [x], steps: [{{a: {{return: '${{x}}'}}}}]}}")
            .ShouldBe(isFound ? ["AEF5152"] : []);

    [Theory]
    [InlineData("- a: {parallel: {concurrency_limit: 21, for: {value: v, in: [], steps: [{s: {assign: [_x: '${v}']}}]}}}", "AEF5157 1:37")]
    [InlineData("- a: {call: sys.sleep, args: {seconds: 31536001}}", "AEF5157 1:40")]
    [InlineData("- a: {call: sys.sleep, args: [31536001]}", "AEF5157 1:31")]
    [InlineData("- a: {call: http.get, args: {url: u, timeout: 1801}}", "AEF5157 1:47")]
    [InlineData("- a: {call: http.get, args: {url: u, timeout: 1800}}")]
    [InlineData("- a: {parallel: {concurrency_limit: 20, for: {value: v, in: [], steps: [{s: {assign: [_x: '${v}']}}]}}}")]
    [InlineData("- a: {return: '${googleapis.secretmanager.v1.projects.secrets.versions.accessString(1)}'}", "AEF5155 1:18")]
    public void Values_that_cannot_be_meant_are_reported(string source, params string[] locations) =>
        Parse.Locations(Parse.Check(source)).ShouldBe(locations);

    [Fact]
    public void Counts_at_nine_tenths_of_a_limit_are_reported()
    {
        Codes("- a: {assign: [" + string.Concat(Enumerable.Range(0, 44).Select(i => $"_v{i}: 1, ")) + "]}").ShouldBeEmpty();
        Codes("- a: {assign: [" + string.Concat(Enumerable.Range(0, 45).Select(i => $"_v{i}: 1, ")) + "]}").ShouldBe(["AEF5156"]);
        Codes("- a: {return: \"${1" + new string(' ', 358) + "}\"}").ShouldBeEmpty();
        Codes("- a: {return: \"${1" + new string(' ', 359) + "}\"}").ShouldBe(["AEF5156"]);
        Codes("- a: {return: \"" + new string('x', 118_000) + "\"}").ShouldBe(["AEF5156"]);
        Parse.Check("- a: {return: \"" + new string('x', 118_000) + "\"}")[0].Severity.ShouldBe(DiagnosticSeverity.Info);
    }

    [Fact]
    public void Loops_within_loops_cost_in_proportion_to_the_source()
    {
        Analyze(100); // What is made once is made here.

        Analyze(400).ShouldBeLessThan(Analyze(200) * 3);

        static long Analyze(int steps)
        {
            var source = string.Concat(
                Enumerable.Range(0, steps)
                    .Select(i =>
                        $"- s{i}: {{switch: [{{condition: '${{v{i} == {i}}}', next: s{i / 2}}}]}}\n- t{i}: {{assign: [v{i}: '${{v{i / 2}}}']}}\n"));
            var workflow = Parse.Good(source + "- z: {call: sys.sleep, args: {seconds: 1}, next: s0}\n");
            var before = GC.GetAllocatedBytesForCurrentThread();
            Aef.Workflows.Language.Analysis.WorkflowAnalyzer.Analyze(workflow);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory]
    [InlineData("${1", "+1", "}", 990)]
    [InlineData("${", "-", "1}", 120)]
    [InlineData("1", "+1", "", 990)]
    [InlineData("${[", "1,", "1]}", 990)]
    public void Long_expressions_need_little_of_the_threads_stack(string head, string part, string tail, int times)
    {
        IReadOnlyList<Diagnostic>? found = null;
        var thread = new Thread(
            () => found = Parse.Check($"- a: {{return: \"{head}{string.Concat(Enumerable.Repeat(part, times))}{tail}\"}}"),
            maxStackSize: 512 * 1024);

        thread.Start();
        thread.Join();

        found.ShouldNotBeNull();
    }

    private static string Poll(string init, string condition, string count) => $$"""
        main:
          steps:
            - init: {assign: [{{init}}]}
            - poll:
                call: http.get
                args: {url: 'https://example.com'}
                result: job
            - check:
                switch:
                  - condition: '{{condition}}'
                    return: '${job}'
            - wait:
                call: sys.sleep
                args: {seconds: 30}
            - count: {assign: [{{count}}], next: poll}
        """;

    private static IEnumerable<string> Codes(string source) => Parse.Check(source).Select(d => d.Code).Where(c => c is not "AEF5150");
}
