using Aef.Tests.Support;

namespace Aef.Tests.Semantics;

/// <summary>
/// "Mixed-type ==, ordering of strings, and // and % with negative operands are diagnostics", and what else is known of an expression
/// before
/// a run.
/// </summary>
public sealed class ConstantExpressionTests
{
    private const string Inputs =
        "inputs: {s: {}, o: {required: false}, d: {type: date}, e: {type: enum, values: [x]}, n: {type: integer}, f: {type: number}, " +
        "b: {type: boolean}, l: {type: list}, m: {type: map}}";

    [Theory]
    [InlineData("-7 // 2", "1:1")]
    [InlineData("7 // -2", "1:1")]
    [InlineData("-7 % 3", "1:1")]
    [InlineData("7 % -3", "1:1")]
    [InlineData("-7.5 // 2", "1:1")]
    [InlineData("(2 - 9) // 2", "1:1")]
    [InlineData("inputs.n // -2", "1:1")]
    [InlineData("inputs.n % (1 - 2)", "1:1")]
    [InlineData("-len([1]) // inputs.n", "1:1")]
    [InlineData("1 + 5 * (-7 % 3)", "1:10")]
    [InlineData("7 // 2", "")]
    [InlineData("0 % 2", "")]
    [InlineData("-(7 // 2)", "")]
    [InlineData("-7 / 2", "")]
    [InlineData("inputs.n // inputs.n", "")]
    [InlineData("-inputs.n // 2", "")]
    public void Division_of_negative_numbers(string expression, string expected) => Check(expression, "AEF2067", expected);

    [Theory]
    [InlineData("1 == \"1\"")]
    [InlineData("inputs.n == \"1\"")]
    [InlineData("inputs.s != 1")]
    [InlineData("inputs.o == 1")]
    [InlineData("inputs.d == true")]
    [InlineData("inputs.e == 1")]
    [InlineData("inputs.b == \"true\"")]
    [InlineData("inputs.l == \"a\"")]
    [InlineData("inputs.m == [1]")]
    [InlineData("len(inputs.s) == \"1\"")]
    [InlineData("string(inputs.n) == 1")]
    [InlineData("text.split(inputs.s, \",\") == \"a\"")]
    [InlineData("get_type(inputs.n) == 1")]
    [InlineData("inputs.n + 1 == inputs.s + \"1\"")]
    [InlineData("run.attempt == \"1\"")]
    [InlineData("[1 == \"1\"]")]
    [InlineData("default(1 == \"1\", false)")]
    public void Comparison_of_different_types(string expression) => CodesOf(expression).ShouldContain("AEF2031");

    [Theory]
    [InlineData("1 == 1.5")]
    [InlineData("inputs.f == inputs.n")]
    [InlineData("inputs.s == null")]
    [InlineData("inputs.l[0] == 1")]
    [InlineData("default(inputs.o, 1) == 1")]
    [InlineData("json.decode(inputs.s) == 1")]
    public void Comparison_of_types_that_may_be_the_same(string expression) => CodesOf(expression).ShouldNotContain("AEF2031");

    [Theory]
    [InlineData("\"a\" < \"b\"", true)]
    [InlineData("inputs.s >= \"b\"", true)]
    [InlineData("inputs.d > inputs.s", true)]
    [InlineData("run.start_date <= \"2026-01-01\"", true)]
    [InlineData("text.to_lower(inputs.s) < \"b\"", true)]
    [InlineData("platform.pRegion < \"b\"", true)]
    [InlineData("time.parse(inputs.s) < time.parse(\"2026-01-01T00:00:00Z\")", false)]
    [InlineData("int(inputs.s) < 5", false)]
    [InlineData("inputs.m.a < \"b\"", false)]
    public void Order_of_strings(string expression, bool isReported) => CodesOf(expression).Contains("AEF2032").ShouldBe(isReported);

    [Theory]
    [InlineData("1 // 0", "division by zero", "1:1")]
    [InlineData("inputs.n + 1 % 0", "division by zero", "1:12")]
    [InlineData("len(5)", "", "1:1")]
    [InlineData("int(\"x\")", "", "1:1")]
    [InlineData("9223372036854775807 + 1", "integer overflow", "1:1")]
    [InlineData("inputs.s - 1", "\"-\" does not accept a string and an integer", "1:1")]
    [InlineData("inputs.l + 1", "\"+\" does not accept a list and an integer", "1:1")]
    [InlineData("null + inputs.s", "\"+\" does not accept null and a string", "1:1")]
    [InlineData("inputs.b + 1", "\"+\" does not accept a boolean and an integer", "1:1")]
    [InlineData("inputs.n < inputs.s", "\"<\" does not accept an integer and a string", "1:1")]
    [InlineData("inputs.l >= inputs.l", "\">=\" does not accept a list and a list", "1:1")]
    [InlineData("inputs.n and true", "\"and\" does not accept an integer and a boolean", "1:1")]
    [InlineData("not(inputs.s)", "\"not\" does not accept a string", "1:1")]
    [InlineData("-inputs.s", "\"-\" does not accept a string", "1:1")]
    [InlineData("1 in inputs.n", "\"in\" does not accept an integer and an integer", "1:1")]
    public void What_fails_in_every_run(string expression, string reason, string expected)
    {
        Check(expression, "AEF2068", expected);
        Definitions.Check(Text(expression)).Diagnostics.Single(d => d.Code == "AEF2068").Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("inputs.s + 1")]
    [InlineData("1 + inputs.s")]
    [InlineData("inputs.b + inputs.s")]
    [InlineData("inputs.n * inputs.f - 1")]
    [InlineData("1 in inputs.l")]
    [InlineData("\"a\" in inputs.m")]
    [InlineData("inputs.b and not(inputs.b)")]
    [InlineData("inputs.m.a - inputs.l[0]")]
    [InlineData("9223372036854775806 - 5 + len(\"abc\")")]
    public void What_may_succeed(string expression) => CodesOf(expression).ShouldNotContain("AEF2068");

    [Theory]
    [InlineData("${1 == 1}", "true")]
    [InlineData("${not(true)}", "false")]
    [InlineData("${1 > 2 and inputs.b}", "false")]
    [InlineData("${inputs.b and false}", "false")]
    [InlineData("${inputs.b or true}", "true")]
    [InlineData("${true and not(1 > 2 or false)}", "true")]
    [InlineData("${\"a\" in [\"a\", \"b\"]}", "true")]
    [InlineData("${inputs.b}", null)]
    [InlineData("${inputs.b or false}", null)]
    [InlineData("${true and inputs.b}", null)]
    [InlineData("${true}", null)]
    [InlineData("true", null)]
    [InlineData("false", null)]
    public void A_condition_that_is_always_the_same(string condition, string? always)
    {
        foreach (var (text, at) in new[]
        {
            ($"{Inputs}\nlevels:\n- [{{job_id: A, job_name: a, executor: dataform-tag-executor, when: '{condition}'}}]", "3:68"),
            (
                $"{Inputs}\nlevels:\n- when: '{condition}'\n  threads: [[{{job_id: A, job_name: a, executor: dataform-tag-executor}}]]",
                "3:9"),
            (
                $"{Inputs}\nlevels:\n"
                    + $"- threads: [{{when: '{condition}', steps: [{{job_id: A, job_name: a, executor: dataform-tag-executor}}]}}]",
                "3:20"),
        })
        {
            var found = Definitions.Check(text).Diagnostics.Where(d => d.Code == "AEF2069").ToList();
            Definitions.Diagnostics(found).ShouldBe(always is null ? string.Empty : $"{at} AEF2069");
            found.ForEach(d => d.Message.ShouldEndWith($"is {always} in every run."));
        }
    }

    [Fact]
    public void A_variable_cannot_read_steps_or_a_variable_that_is_set_later()
    {
        var result = Definitions.Check(
            "variables:\n  a: '${steps.A.status}'\n  b: '${variables.c} ${variables.b}'\n  c: 1\n  d: '${variables.x}'\n" +
            "levels:\n- [{job_id: A, job_name: a, executor: dataform-tag-executor}]");

        Definitions.Diagnostics(result.Diagnostics.Where(d => d.Severity == Aef.Documents.Diagnostics.DiagnosticSeverity.Error))
            .ShouldBe("2:9 AEF2070, 3:19 AEF2024, 3:34 AEF2024, 5:19 AEF2024");
        result.Diagnostics.Where(d => d.Code == "AEF2024").Select(d => d.Message).ShouldBe(
        [
            "Cannot resolve \"c\": the variable is set later, because variables are set in their order.",
            "Cannot resolve \"b\": the variable is set later, because variables are set in their order.",
            "Cannot resolve \"x\": no earlier variable has this name.",
        ]);
    }

    private static string Text(string expression) =>
        $"{Inputs}\nlevels:\n- [{{job_id: A, job_name: a, executor: dataform-tag-executor, with: {{x: '${{{expression}}}'}}}}]";

    private static IReadOnlyList<string> CodesOf(string expression) =>
        [.. Definitions.Check(Text(expression)).Diagnostics.Select(d => d.Code)];

    /// <summary>Columns count from the first character of the expression.</summary>
    private static void Check(string expression, string code, string expected)
    {
        var text = Text(expression);
        var first = text.Split('\n')[2].IndexOf("${", StringComparison.Ordinal) + 2;

        var found = Definitions.Check(text).Diagnostics.Where(d => d.Code == code);

        string.Join(", ", found.Select(d => $"{d.Location.Start.Line - 2}:{d.Location.Start.Column - first}")).ShouldBe(expected);
    }
}
