using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("7 // 2", "3")]
    [InlineData("-7 // 2", "-4")]
    [InlineData("-7 % 2", "1")]
    [InlineData("-7.5 % 2", "0.5")]
    [InlineData("7.5 % -2", "-0.5")]
    [InlineData("-7.5 % -2.0", "-1.5")]
    [InlineData("7.5 % 2.0", "1.5")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("6 / 2", "3")]
    [InlineData("7.5 // 2", "3")]
    [InlineData("2 - 3 * 4", "-10")]
    [InlineData("10 - 3 - 2", "5")]
    [InlineData("1 == 1.0", "true")]
    [InlineData("1 == \"1\"", "false")]
    [InlineData("[1, [2]] == [1, [2.0]]", "true")]
    [InlineData("\"a\" < \"b\"", "true")]
    [InlineData("1 < 1.5", "true")]
    [InlineData("\"n=\" + 5", "\"n=5\"")]
    [InlineData("\"n=\" + 2.0", "\"n=2\"")]
    [InlineData("true + \"x\"", "\"truex\"")]
    [InlineData("[1, 2][1]", "2")]
    [InlineData("2 in [1, 2.0]", "true")]
    [InlineData("false and 1 / 0 == 1", "false")]
    [InlineData("true or 1 / 0 == 1", "true")]
    public void Operators_do_what_is_documented(string expression, string json) => Evaluate(expression).ToJson().ShouldBe(json);

    [Theory]
    [InlineData("1 / 0", "ZeroDivisionError")]
    [InlineData("1 // 0.0", "ZeroDivisionError")]
    [InlineData("1 % 0", "ZeroDivisionError")]
    [InlineData("true + 1", "TypeError")]
    [InlineData("null + \"x\"", "TypeError")]
    [InlineData("[1] + [2]", "TypeError")]
    [InlineData("1 < \"2\"", "TypeError")]
    [InlineData("-\"a\"", "TypeError")]
    [InlineData("not 1", "TypeError")]
    [InlineData("true and 1", "TypeError")]
    [InlineData("\"a\" in null", "TypeError")]
    [InlineData("\"a\" in \"abc\"", "TypeError")]
    [InlineData("[1][-1]", "IndexError")]
    [InlineData("[1][\"0\"]", "TypeError")]
    [InlineData("args.a", "TypeError")]
    [InlineData("9223372036854775807 + 1", "ValueError")]
    [InlineData("3037000500 * 3037000500", "ValueError")]
    public void Operators_refuse_what_they_cannot_do(string expression, string tag) => ErrorTagOf(expression).ShouldBe(tag);

    [Fact]
    public void Not_binds_tighter_than_equality() => ErrorTagOf("not 1 == 1").ShouldBe("TypeError");

    [Fact]
    public void A_missing_key_is_a_key_error_for_both_ways_of_access()
    {
        ErrorTagOf("args.nope", WorkflowValue.EmptyMap).ShouldBe("KeyError");
        ErrorTagOf("args[\"nope\"]", WorkflowValue.EmptyMap).ShouldBe("KeyError");
    }

    [Fact]
    public void Subworkflows_in_expressions_are_called_from_left_to_right_and_only_when_needed()
    {
        var calls = new List<string>();
        var result = Run(
            """
            main:
              steps:
                - r:
                    return: '${[yes("a") or yes("b"), no("c") and yes("d"), len([yes("e"), no("f")])]}'
            yes:
              params: [name]
              steps:
                - l: {call: sys.log, args: {text: '${name}'}}
                - r: {return: true}
            no:
              params: [name]
              steps:
                - l: {call: sys.log, args: {text: '${name}'}}
                - r: {return: false}
            """,
            listener: new LogCollector(calls));

        result.Result.ToJson().ShouldBe("[true,false,2]");
        calls.ShouldBe(["a", "c", "e", "f"]);
    }

    private sealed class LogCollector(List<string> texts) : ExecutionListener
    {
        public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => texts.Add(entry.Text!);
    }
}
