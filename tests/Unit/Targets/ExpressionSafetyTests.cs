using System.Globalization;
using System.Text;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Tests.Engine;
using Aef.Tests.Parameters;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Xunit.Abstractions;

namespace Aef.Tests.Targets;

/// <summary>What counts as an expression that cannot fail: never one that the engine cannot evaluate with some valid inputs.</summary>
public sealed class ExpressionSafetyTests(ITestOutputHelper output)
{
    private const string Head = """
        inputs: {s: {type: string}, e: {type: enum, values: [a, b]}, i: {type: integer}, n: {type: number}, b: {type: boolean},
                 l: {type: list}, m: {type: map}, o: {type: string, required: false}, p: {type: integer, required: false},
                 z: {type: list, required: false}}
        variables: {v: '${inputs.s}', w: '${inputs.p}'}
        levels:
        """;

    private static readonly string[] Names =
    [
        "inputs.s", "inputs.e", "inputs.i", "inputs.n", "inputs.b", "inputs.l", "inputs.m", "inputs.o", "inputs.p", "inputs.z",
        "variables.v", "variables.w", "\"a\"", "3", "2.5", "true", "null", "[1, 2]", "[\"a\", \"b\"]",
    ];

    private static readonly string[] Operators = ["==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "//", "%", "/", "and", "or", "in"];

    private static readonly string[] Functions =
    [
        "text.to_upper(A)", "text.to_lower(A)", "text.url_encode(A)", "string(A)", "len(A)", "default(A, B)", "if(A, B, C)", "map.get(A, B)",
        "not(A)", "-A", "int(A)", "double(A)", "keys(A)", "text.substring(A, B, C)", "text.split(A, B)", "A[B]", "A.a",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_expression_that_counts_as_safe_never_fails(int seed)
    {
        var random = new Random(seed);
        var safe = 0;
        for (var i = 0; i < 150; i++)
        {
            var expressions = Enumerable.Range(0, 20).Select(_ => Expression(random, 2)).Distinct().ToList();
            foreach (var expression in expressions)
            {
                if (!IsSafe(expression))
                {
                    continue;
                }

                safe++;
                for (var run = 0; run < 6; run++)
                {
                    var inputs = Inputs(random);
                    var execution = Engine.Running.Run(Source(expression), WorkflowValue.FromJson(Encoding.UTF8.GetBytes(inputs)));
                    execution.State.ShouldBe(ExecutionState.Succeeded, $"{expression} with {inputs}: {execution.Error?.Context}");
                }
            }
        }

        output.WriteLine($"{safe} safe expressions");
        safe.ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("inputs.i > 10", true)]
    [InlineData("inputs.p > 10", false)] // may be null
    [InlineData("default(inputs.p, 0) > 10", true)]
    [InlineData("inputs.s + \"/in\"", true)]
    [InlineData("inputs.s + inputs.i", false)]
    [InlineData("inputs.s + string(inputs.i)", true)]
    [InlineData("inputs.i + 1", false)] // may overflow
    [InlineData("inputs.e in [\"a\", \"b\"]", true)]
    [InlineData("inputs.e in inputs.l", false)]
    [InlineData("\"a\" in inputs.m", true)]
    [InlineData("inputs.i in inputs.m", false)]
    [InlineData("len(inputs.l) > 0", true)]
    [InlineData("len(inputs.z) > 0", false)] // may be null
    [InlineData("if(inputs.b, inputs.s, \"none\")", true)]
    [InlineData("if(inputs.s, inputs.s, \"none\")", false)]
    [InlineData("inputs.m.region", false)]
    [InlineData("map.get(inputs.m, \"region\")", true)]
    public void A_value_is_safe_when_no_input_of_its_type_can_make_it_fail(string expression, bool isSafe) =>
        IsSafe(expression).ShouldBe(isSafe);

    private static bool IsSafe(string expression)
    {
        var checkedDefinition = Feeds.Check($"{Head}\n- - - {{job_id: A, job_name: a, executor: feeder, with: {{m: {{x: '${{{expression}}}'}}}}}}\n");
        if (checkedDefinition.Pipeline is not { } pipeline)
        {
            return false; // a diagnostic says that it can never be evaluated
        }

        var value = pipeline.Steps.Single().With.ShouldBeOfType<BoundMap>().Entries.Single().Value;
        return new ExpressionSafety(pipeline).IsSafe(value.ShouldBeOfType<BoundMap>().Entries.Single().Value);
    }

    private static string Source(string expression) => $$"""
        main:
          params: [inputs]
          steps:
            - compute: {assign: [variables: {v: '${inputs.s}', w: '${inputs.p}'}]}
            - answer: {return: '${{{expression}}}'}
        """;

    private static string Expression(Random random, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
        {
            return Names[random.Next(Names.Length)];
        }

        if (random.Next(2) == 0)
        {
            return $"({Expression(random, depth - 1)} {Operators[random.Next(Operators.Length)]} {Expression(random, depth - 1)})";
        }

        return Functions[random.Next(Functions.Length)]
            .Replace("A", Expression(random, depth - 1), StringComparison.Ordinal)
            .Replace("B", Expression(random, depth - 1), StringComparison.Ordinal)
            .Replace("C", Expression(random, depth - 1), StringComparison.Ordinal);
    }

    private static string Inputs(Random random)
    {
        string[] strings = ["\"\"", "\"a\"", "\"ß\\u0130 \\uD83D\\uDE00%\"", "\"\\u0000/\\n\""];
        string[] integers = ["0", "-1", "9223372036854775807", "-9223372036854775808"];
        string[] numbers = ["0.5", "1e300", "-2", "0"];
        string[] lists = ["[]", "[null, {}]", "[1, \"a\"]"];
        string[] maps = ["{}", "{\"a\": null}", "{\"a\": [1]}"];
        var fields = new List<string>
        {
            $"\"s\": {Any(strings)}",
            $"\"e\": {Any(["\"a\"", "\"b\""])}",
            $"\"i\": {Any(integers)}",
            $"\"n\": {Any(numbers)}",
            $"\"b\": {Any(["true", "false"])}",
            $"\"l\": {Any(lists)}",
            $"\"m\": {Any(maps)}",
            $"\"o\": {Any([.. strings, "null"])}",
            $"\"p\": {Any([.. integers, "null"])}",
            $"\"z\": {Any([.. lists, "null"])}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{{{string.Join(", ", fields)}}}");

        string Any(string[] values) => values[random.Next(values.Length)];
    }
}
