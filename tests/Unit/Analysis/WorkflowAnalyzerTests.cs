using Aef.Tests.Parsing;

namespace Aef.Tests.Analysis;

public sealed class WorkflowAnalyzerTests
{
    [Theory]
    [InlineData("- a: {assign: [x: 1]}\n- a: {return: \"${x}\"}", "AEF5101 2:3")]
    [InlineData("- a: {steps: [{b: {steps: [{a: {call: sys.now}}]}}]}", "AEF5101 1:29")]
    [InlineData("- end: {return: 1}", "AEF5102 1:3")]
    [InlineData("- a: {call: sys.now, next: nowhere}", "AEF5103 1:28")]
    [InlineData("- a: {next: c}\n- b: {steps: [{c: {return: 1}}]}", "AEF5108 1:13")]
    [InlineData("- a: {steps: [{b: {call: sys.now}}]}\n- c: {next: b}", "AEF5108 2:13")]
    [InlineData("- a: {next: c}\n- b: {try: {steps: [{c: {return: 1}}]}}", "AEF5104 1:13", "AEF5150 2:3")]
    [InlineData("- a: {next: c}\n- b: {switch: [{condition: true, steps: [{c: {return: 1}}]}]}", "AEF5104 1:13", "AEF5150 2:3")]
    [InlineData("- a: {for: {value: v, in: [], steps: [{b: {next: c}}]}}\n- c: {return: 1}", "AEF5107 1:50")]
    [InlineData(
        "- a: {for: {value: v, in: [], steps: [{b: {try: {raise: \"${v}\"}, except: {as: e, next: c}}}]}}\n- c: {return: 1}",
        "AEF5107 1:88")]
    [InlineData(
        "- a: {for: {value: v, in: [], steps: [{b: {next: d}}]}}\n- c: {for: {value: v, in: [], steps: [{d: {return: 1}}]}}",
        "AEF5104 1:50")]
    [InlineData("- a: {for: {value: v, in: [], steps: [{continue: {return: 1}}]}}", "AEF5102 1:40")]
    [InlineData("- a: {call: sys.now, next: continue}", "AEF5106 1:28")]
    [InlineData("- a: {next: continue}\n- continue: {call: sys.now, next: break}", "AEF5106 2:35")]
    [InlineData("- continue: {call: sys.now}\n- continue: {return: 1}", "AEF5101 2:3")]
    [InlineData(
        "- a: {switch: [{condition: true, next: d}]}\n- b: {steps: [{c: {call: sys.now}}, {d: {next: e}}]}\n- e: {return: 1}",
        "AEF5108 1:40",
        "AEF5150 2:16")]
    [InlineData("- a: {return: 1}\n- b: {steps: [{c: {call: sys.now}}, {d: {next: c}}]}", "AEF5150 2:3")]
    [InlineData("- a: {parallel: {for: {value: v, in: [], steps: [{b: {next: c}}]}}}\n- c: {return: 1}", "AEF5105 1:61")]
    [InlineData("- a: {parallel: {for: {value: v, in: [], steps: [{b: {return: 1}}]}}}", "AEF5105 1:55")]
    [InlineData("- a: {parallel: {for: {value: v, in: [], steps: [{b: {next: end}}]}}}", "AEF5105 1:61")]
    [InlineData("- a: {call: sys.now, next: break}", "AEF5106 1:28")]
    [InlineData(
        "- a: {for: {value: v, in: [], steps: [{p: {parallel: {for: {value: w, in: [], steps: [{b: {next: continue}}]}}}}]}}",
        "AEF5106 1:98")]
    public void Steps_and_jumps_are_checked(string text, params string[] expected) => Parse.Locations(Parse.Check(text)).ShouldBe(expected);

    [Theory]
    [InlineData("- a: {return: \"${x}\"}", "AEF5110 1:18")]
    [InlineData("- a: {return: \"${text.x}\"}", "AEF5110 1:18")]
    [InlineData("- a: {assign: [m.k: 1]}", "AEF5110 1:16")]
    [InlineData("- a: {return: {\"${x}\": 1}}", "AEF5110 1:19")]
    [InlineData("- a: {return: {k: [{\"${1 + }\": 1}]}}", "AEF5031 1:28")]
    [InlineData(
        "- a: {for: {value: v, in: [], steps: [{b: {assign: [l: \"${v}\"]}}]}}\n- c: {return: \"${v + l}\"}",
        "AEF5110 2:18",
        "AEF5110 2:22")]
    [InlineData(
        "- a: {try: {call: sys.now}, except: {as: e, assign: [l: \"${e}\"]}}\n- c: {return: \"${e + l}\"}",
        "AEF5110 2:18",
        "AEF5110 2:22")]
    [InlineData("- a: {for: {value: v, in: \"${v}\", steps: [{b: {call: sys.log, args: {data: \"${v}\"}}}]}}", "AEF5110 1:30")]
    [InlineData(
        "- a: {assign: [v: 1]}\n- b: {for: {value: v, in: [], steps: [{c: {call: sys.log, args: {data: \"${v}\"}}}]}}",
        "AEF5113 2:12")]
    [InlineData(
        "- b: {for: {value: v, in: [], steps: [{c: {for: {value: v, in: [], steps: [{d: {call: sys.log, args: {data: \"${v}\"}}}]}}}]}}",
        "AEF5113 1:49")]
    [InlineData(
        "- i: {assign: [x: 1]}\n- a: {parallel: {for: {value: v, in: [], steps: [{b: {call: sys.now, result: x}}]}}}\n" +
        "- r: {return: \"${x}\"}", "AEF5111 2:61")]
    [InlineData(
        "- i: {assign: [m: {}]}\n- a: {parallel: {for: {value: v, in: [], steps: [{b: {assign: [\"m[v]\": 1]}}]}}}\n" +
        "- r: {return: \"${m}\"}", "AEF5111 2:65")]
    [InlineData("- a: {parallel: {shared: [x], for: {value: v, in: [], steps: [{b: {call: sys.now}}]}}}", "AEF5112 1:7")]
    public void Variables_are_known_by_scope(string text, params string[] expected) =>
        Parse.Locations(Parse.Check(text)).ShouldBe(expected);

    [Theory]
    [InlineData(
        "- i: {assign: [x: 1, m: {}]}\n" +
        "- a: {parallel: {shared: [x, m], for: {value: v, in: [], steps: [{b: {assign: [x: \"${x + v}\", \"m[v]\": 1]}}]}}}\n" +
        "- r: {return: \"${[x, m]}\"}")]
    [InlineData("- a: {switch: [{condition: true, assign: [x: 1]}]}\n- b: {return: \"${x}\"}")]
    [InlineData("- a: {try: {call: sys.now, result: x}}\n- b: {return: \"${x}\"}")]
    [InlineData("- a: {for: {value: v, in: [], steps: [{b: {assign: [x: \"${v}\"]}}]}}\n- c: {assign: [x: 1]}\n- d: {return: \"${x}\"}")]
    [InlineData("- a: {for: {value: v, in: [], steps: [{b: {switch: [{condition: true, next: d}, {condition: \"${v}\", next: c}]}}, {c: {next: break}}, {d: {next: continue}}]}}")]
    [InlineData("- a: {try: {call: sys.now}, except: {as: e, steps: [{h: {next: z}}]}}\n- y: {return: 1}\n- z: {return: 2}")]
    [InlineData("- a: {try: {call: http.get, args: {url: x}}, retry: {predicate: \"${http.default_retry_predicate}\", backoff: \"${retry.default_backoff}\"}}")]
    [InlineData(
        "main: {steps: [{a: {try: {call: sys.now}, retry: {predicate: \"${p}\"}}}]}\n" +
        "p: {params: [e], steps: [{a: {return: \"${e.code == 1}\"}}]}")]
    [InlineData("main: {steps: [{a: {call: main, next: end}}]}")]
    [InlineData("- a: {assign: [text: {k: 1}]}\n- b: {return: \"${text.k + len(text.split(\\\"a\\\", \\\"b\\\"))}\"}")]
    [InlineData("- a: {call: googleapis.bigquery.v2.jobs.query, args: {projectId: p, anything: 1}}")]
    [InlineData("- a: {switch: [{condition: \"${1 == 1}\", call: sys.now}], next: c}\n- b: {call: sys.now}\n- c: {return: 1}")]
    [InlineData("- a: {assign: [k: x]}\n- b: {return: {\"${k}\": 1}}")]
    [InlineData(
        "main: {steps: [{a: {assign: [k: x]}}, {b: {call: s, args: {\"${k}\": 1}}}]}\ns: {params: [x], steps: [{a: {return: \"${x}\"}}]}")]
    [InlineData("- a: {assign: [k: seconds]}\n- b: {call: sys.sleep, args: {\"${k}\": 1}}")]
    [InlineData("- a: {assign: [k: projectId]}\n- b: {call: googleapis.bigquery.v2.jobs.query, args: {\"${k}\": p}}")]
    public void What_can_be_deployed_is_not_refused(string text) => Parse.Check(text).ShouldBeEmpty();

    [Theory]
    [InlineData("- a: {return: \"${nope(1)}\"}", "AEF5120 1:18")]
    [InlineData("- a: {call: sys.sleeep}", "AEF5120 1:13")]
    [InlineData("- a: {return: \"${len()}\"}", "AEF5121 1:18")]
    [InlineData("- a: {return: \"${len(1, 2)}\"}", "AEF5121 1:18")]
    [InlineData("- a: {call: sys.sleep}", "AEF5121 1:13")]
    [InlineData("main: {steps: [{a: {call: s, args: {x: 1}}}]}\ns: {steps: [{a: {return: 1}}]}", "AEF5122 1:37")]
    [InlineData("main: {steps: [{a: {call: s}}]}\ns: {params: [x, y: 1], steps: [{a: {return: 1}}]}", "AEF5123 1:27")]
    [InlineData("main: {steps: [{a: {return: \"${s(1, 2)}\"}}]}\ns: {params: [x], steps: [{a: {return: 1}}]}", "AEF5121 1:32")]
    [InlineData("- a: {return: \"${http.get(1)}\"}", "AEF5124 1:18")]
    [InlineData("- a: {call: sys.sleep, args: {secs: 1}}", "AEF5125 1:31")]
    public void Calls_are_checked(string text, string expected) => Parse.Locations(Parse.Check(text)).ShouldBe([expected]);

    [Fact]
    public void An_unknown_variable_gets_googles_message() =>
        Parse.Check("- step2: {return: \"${varC}\"}").ShouldHaveSingleItem().Message
            .ShouldBe("error in step step2: symbol 'varC' is neither a variable nor a sub-workflow name");

    [Fact]
    public void Limits_of_the_service_are_checked()
    {
        Code("- a: {assign: [" + Repeat(51, i => $"_v{i}: 1, ") + "]}").ShouldBe("AEF5130");
        Code("- a: {switch: [" + Repeat(51, _ => "{condition: true, return: 1}, ") + "]}").ShouldBe("AEF5131");
        Code("- a: {parallel: {branches: [" + Repeat(11, i => $"{{b{i}: {{steps: [{{s{i}: {{call: sys.now}}}}]}}}}, ") + "]}}")
            .ShouldBe("AEF5132");
        Code("- a: {parallel: {branches: [{b: {steps: [{s: {call: sys.now}}]}}]}}").ShouldBe("AEF5132");
        Code("- a: {return: \"${1" + new string(' ', 400) + "}\"}").ShouldBe("AEF5133");
        Code("- a: {return: \"" + new string('x', 128 * 1024) + "\"}").ShouldBe("AEF5134");
        Code("main: {steps: [{a: {return: 1}}]}\ns: {params: [" + Repeat(11, i => $"p{i}, ") + "], steps: [{a: {return: 1}}]}")
            .ShouldBe("AEF5135");
        Code("main: {params: [a, b], steps: [{a: {return: 1}}]}").ShouldBe("AEF5136");

        Code("- a: {assign: [" + Repeat(50, i => $"_v{i}: 1, ") + "]}").ShouldBe("AEF5156");
        Code("- a: {return: \"${1" + new string(' ', 399) + "}\"}").ShouldBe("AEF5156");
    }

    [Theory]
    [InlineData("- a: {return: 1}\n- b: {call: sys.now}\n- c: {call: sys.now}", "AEF5150 2:3")]
    [InlineData("- a: {switch: [{condition: true, return: 1}]}\n- b: {call: sys.now}", "AEF5150 2:3")]
    [InlineData("- a: {try: {raise: x}, except: {as: e, raise: \"${e}\"}}\n- b: {call: sys.now}", "AEF5150 2:3")]
    [InlineData("- a: {try: {raise: x}}\n- b: {call: sys.now}", "AEF5150 2:3")]
    [InlineData("- a: {try: {return: x}}\n- b: {call: sys.now}", "AEF5150 2:3")]
    [InlineData("- a: {switch: [{condition: \"${1 == 1}\", next: c}], next: c}\n- b: {call: sys.now}\n- c: {return: 1}", "AEF5150 2:3")]
    [InlineData("- a: {switch: [{condition: \"${1 == 1}\", return: 1}], next: c}\n- b: {call: sys.now}\n- c: {return: 1}", "AEF5150 2:3")]
    [InlineData("- a: {switch: [{condition: \"${1 == 1}\", raise: x}], next: c}\n- b: {call: sys.now}\n- c: {return: 1}", "AEF5150 2:3")]
    [InlineData(
        "- a: {switch: [{condition: \"${1 == 1}\", steps: [{s: {return: 1}}]}, {condition: true, next: c}], next: c}\n" +
        "- b: {call: sys.now}\n- c: {return: 1}", "AEF5150 2:3")]
    [InlineData("- a: {assign: [x: 1]}", "AEF5151 1:16")]
    [InlineData("- a: {return: \"foo ${x}\"}", "AEF5152 1:15")]
    public void Likely_mistakes_are_warnings(string text, string expected)
    {
        var diagnostic = Parse.Check(text).ShouldHaveSingleItem();

        Parse.Locations([diagnostic]).ShouldBe([expected]);
        diagnostic.Severity.ShouldBe(Aef.Documents.Diagnostics.DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("{condition: \"${1 == 1}\", call: sys.now}", ", next: c")]
    [InlineData("{condition: \"${1 == 1}\", steps: [{s: {call: sys.now}}]}, {condition: true, next: c}", ", next: c")]
    [InlineData("{condition: \"${1 == 1}\", return: 1}, {condition: false, next: c}", "")]
    public void A_step_after_a_switch_is_reached_by_an_entry_that_runs_to_its_end_and_without_a_match(string entries, string next) =>
        Parse.Check($"- a: {{switch: [{entries}]{next}}}\n- b: {{call: sys.now}}\n- c: {{return: 1}}").ShouldBeEmpty();

    private static string Code(string text) => Parse.Check(text).ShouldHaveSingleItem().Code;

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}
