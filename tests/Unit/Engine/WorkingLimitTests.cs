using Aef.Workflows.Engine;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

/// <summary>What an expression makes on its way to a variable is bounded too: no source makes the engine run out of memory.</summary>
public sealed class WorkingLimitTests
{
    private static readonly string Long = new('a', 200_000);

    [Theory]
    [InlineData("len(text.replace_all(args, \"a\", args))")]
    [InlineData("len(text.replace_all_regex(args, \"a\", args))")]
    [InlineData("len(text.replace_all(args, \"a\", \"aaaaaaaaaaaa\"))")]
    [InlineData("len(args + args + args + args + args + args + args + args + args + args + args)")]
    [InlineData("len(text.split(text.replace_all(args, \"a\", \"aaaa\"), \"a\"))")]
    [InlineData("len(text.find_all(text.replace_all(args, \"a\", \"aaaa\"), \"a\"))")]
    [InlineData("len(text.url_encode(text.replace_all(args, \"a\", \"////\")))")]
    [InlineData("len(json.encode_to_string([args, args, args, args, args, args, args, args, args, args, args]))")]
    public void An_expression_that_makes_something_huge_ends_the_execution(string expression)
    {
        var execution = Run(
            $"main: {{params: [args], steps: [{{t: {{try: {{assign: [x: '${{{expression}}}']}}, except: {{as: e, return: '${{e}}'}}}}}}, {{r: {{return: '${{x}}'}}}}]}}",
            Long,
            EngineLimits.None);

        execution.Error.ShouldNotBeNull().Value["tags"].Items.ShouldContain("ResourceLimitError");
    }

    [Theory]
    [InlineData("len(text.replace_all(args, \"a\", \"aaaaaaaaaa\"))", 2_000_000)]
    [InlineData("len(text.split(args, \"a\"))", 200_001)]
    [InlineData("len(json.encode_to_string([args, args, args]))", 600_010)]
    public void What_an_answer_of_the_service_may_hold_can_be_worked_with(string expression, int length) =>
        Evaluate(expression, Long).ShouldBe(length);
}
