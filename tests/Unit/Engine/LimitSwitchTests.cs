using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

/// <summary>
/// Each limit of section 7 has its documented error, and a switch of its own: without it alone, the same workflow ends well.
/// </summary>
public sealed class LimitSwitchTests
{
    private const string Deep =
            "main: {steps: [{r: {return: '${down(30)}'}}]}\n" +
            "down: {params: [n], steps: [{s: {switch: [{condition: '${n == 0}', return: done}]}}, {r: {return: '${down(n - 1)}'}}]}";

    private const string Nested = """
        - a: {parallel: {for: {value: v, in: [1], steps: [{b: {parallel: {for: {value: w, in: [1], steps: [{c: {parallel: {for: {value: x, in: [1], steps: [{d: {assign: [_y: '${[v, w, x]}']}}]}}}}]}}}}]}}}
        - r: {return: done}
        """;

    private static readonly string Text = new('x', 150_000);

    public static TheoryData<string> Limits => [.. Cases.Keys];

    private static Dictionary<string, (
        string Source,
        WorkflowValue Argument,
        string Tag,
        EngineLimits Off)> Cases { get; } = new(StringComparer.Ordinal)
    {
        ["steps"] = (
            "- l: {for: {value: v, range: [1, 60000], steps: [{s: {assign: [_x: '${v}']}}]}}\n- r: {return: done}",
            default,
            "ResourceLimitError",
            EngineLimits.Default with { MaxSteps = null }),
        ["memory"] = (
            "main: {params: [a], steps: [{i: {assign: [b: '${a}', c: '${a}', d: '${[b, c]}']}}, {r: {return: '${len(d)}'}}]}",
            Text,
            "MemoryLimitExceededError",
            EngineLimits.Default with { MaxMemoryBytes = null }),
        ["call depth"] = (Deep, default, "RecursionError", EngineLimits.Default with { MaxCallDepth = null }),
        ["parallel depth"] = (Nested, default, "UnhandledBranchError", EngineLimits.Default with { MaxParallelDepth = null }),
        ["result"] = (
            "main: {params: [a], steps: [{r: {return: ['${a}', '${a}', '${a}', '${a}']}}]}",
            Text,
            "ResultSizeLimitExceededError",
            EngineLimits.Default with { MaxResultBytes = null }),
        ["response"] = (
            "- c: {call: http.get, args: {url: 'https://a.test'}}\n- r: {return: done}",
            default,
            "ResponseSizeLimitExceededError",
            EngineLimits.Default with { MaxResponseBytes = null }),
        ["argument"] = (
            "- r: {return: done}",
            WorkflowValue.FromList(Text, Text, Text, Text),
            "ResourceLimitError",
            EngineLimits.Default with { MaxArgumentBytes = null }),
        ["text"] = (
            "main: {params: [a], steps: [{i: {assign: [b: '${a + a}']}}, {r: {return: '${len(b)}'}}]}",
            Text,
            "ResourceLimitError",
            EngineLimits.Default with { MaxStringBytes = null }),
        ["duration"] = (
            "- s: {call: sys.sleep, args: {seconds: 32000000}}\n- r: {return: done}",
            default,
            "ResourceLimitError",
            EngineLimits.Default with { MaxDuration = null }),
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Each_limit_is_on_and_can_be_switched_off_alone(string limit)
    {
        var (source, argument, tag, off) = Cases[limit];
        var calls = new FakeCallHandler((_, _) =>
            new CallReply(EffectOutcome.FromHttpResponse(200, default, new string('x', 2_100_000)), TimeSpan.Zero));

        Run(source, argument, calls: calls).Error.ShouldNotBeNull().Value["tags"].Items.ShouldContain(tag);
        Run(source, argument, off, calls).State.ShouldBe(ExecutionState.Succeeded);
        Run(source, argument, EngineLimits.None, calls).State.ShouldBe(ExecutionState.Succeeded);
    }

    [Fact]
    public void Twenty_branches_are_running_at_once_unless_that_is_switched_off()
    {
        const string source =
            "- p: {parallel: {for: {value: v, range: [1, 21], steps: [{s: {call: sys.sleep, args: {seconds: '${10 + 0 * v}'}}}]}}}";

        Duration(EngineLimits.Default).ShouldBe(TimeSpan.FromSeconds(20));
        Duration(EngineLimits.Default with { MaxConcurrentFibers = null }).ShouldBe(TimeSpan.FromSeconds(10));

        TimeSpan? Duration(EngineLimits limits) =>
            Run(source, limits: limits) is var execution ? execution.EndTime - execution.StartTime : null;
    }

    [Fact]
    public void The_limit_sets_how_many_errors_of_branches_are_kept() =>
        Run(
            "- p: {parallel: {for: {value: v, range: [1, 101], steps: [{s: {raise: '${v}'}}]}}}",
            limits: EngineLimits.Default with { MaxBranchErrors = 200 })
            .Error!.Value["branches"].Items.Count.ShouldBe(101);

    [Theory]
    [InlineData("1", 8)]
    [InlineData("1.5", 8)]
    [InlineData("true", 8)]
    [InlineData("\"The quick brown fox jumps ov\"", 36)]
    [InlineData("\"\u00e9\"", 10)]
    [InlineData("text.encode(\"abc\")", 11)]
    [InlineData("[]", 8)]
    [InlineData("[1, \"a\", [2.5]]", 8 + 8 + 9 + 16)]
    [InlineData("json.decode(\"{\\\"key\\\": 1}\")", 8 + 11 + 8)]
    [InlineData("json.decode(\"{\\\"a\\\": {\\\"b\\\": []}}\")", 8 + 9 + 8 + 9 + 8)]
    public void Memory_of_variables_is_counted_as_documented(string expression, long bytes)
    {
        var source = $"- i: {{assign: [x: '${{{expression}}}']}}\n- r: {{return: '${{x == null}}'}}";

        Run(source).PeakMemoryBytes.ShouldBe(bytes);
    }

    [Fact]
    public void Memory_that_variables_free_can_be_used_again()
    {
        var execution = Run(
            "main: {params: [a], steps: [{l: {for: {value: v, range: [1, 50], steps: [{s: {assign: [copy: '${a + string(v)}']}}, {t: {assign: [a: '${text.substring(copy, 0, 150000)}', copy: null]}}]}}}, {r: {return: '${len(a)}'}}]}",
            Text);

        execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
        execution.PeakMemoryBytes.ShouldBeLessThan(310_000);
    }
}
