using Aef.Core.Semantics.Expressions;
using Aef.Tests.Support;

namespace Aef.Tests.Names;

public sealed class ExpressionRuleTests
{
    private const string Async = "executor: dataform-tag-executor";

    [Theory]
    [InlineData("${inputs.day == \"2026-01-01\"}")]
    [InlineData("${inputs[\"day\"] != null and not (variables.v in [1, 2])}")]
    [InlineData("${steps.A.status == \"succeeded\" or steps[\"A\"].output.rows[0] > 5}")]
    [InlineData("${run.environment == \"}\" and platform.pRegion != \"\"}")]
    [InlineData("${len(keys(inputs)) > 0}")]
    [InlineData("true")]
    [InlineData("False")]
    public void A_condition_whose_names_are_there_is_bound(string when) => Codes(when).ShouldBe("");

    [Theory]
    [InlineData("${input.day}", "AEF2024")]
    [InlineData("${inputs.dya}", "AEF2024")]
    [InlineData("${steps.Z.status == \"x\"}", "AEF2024")]
    [InlineData("${steps.A.result}", "AEF2024")]
    [InlineData("${steps.B.status == \"failed\"}", "AEF2025")]
    [InlineData("${steps.A.status == \"success\"}", "AEF2030")]
    [InlineData("${steps.A.status in [\"failed\", \"skiped\"]}", "AEF2030")]
    [InlineData("${inputs.day == 1}", "AEF2031")]
    [InlineData("${inputs.day < \"2026\"}", "AEF2032")]
    [InlineData("${inputs.day}", "AEF2027")]
    [InlineData("${variables.v + 1}", "AEF2027")]
    [InlineData("${steps.A == 1}", "AEF2024")]
    [InlineData("${variables == 1}", "AEF2024")]
    [InlineData("${steps.C.output == null}", "AEF2025")]
    [InlineData("${steps.D.output == null}", "AEF2025")]
    [InlineData("${nothing(1)}", "AEF2026")]
    [InlineData("${len()}", "AEF2026")]
    [InlineData("${http.get(\"x\")}", "AEF2026")]
    [InlineData("inputs.day", "AEF2027")]
    [InlineData("${true} and ${false}", "AEF2027")]
    [InlineData("${inputs.day", "AEF2028")]
    [InlineData("${1 + }", "AEF5031")]
    [InlineData("", "AEF2027")]
    public void What_cannot_be_bound_is_reported(string when, string code) => Codes(when).ShouldBe(code);

    [Fact]
    public void A_variable_knows_the_inputs_and_the_variables_before_it()
    {
        var text =
            "inputs: {day: {type: date}}\nvariables:\n  a: \"${inputs.day}\"\n  b: [\"${variables.a}\", {x: \"${variables.c}\"}]\n  c: \"${steps.A.status}\"\nlevels:\n- [{job_id: A, job_name: a, " + Async + "}]";

        Definitions.Diagnostics(Definitions.Check(text).Diagnostics).ShouldBe("4:42 AEF2024, 5:9 AEF2070");
    }

    [Fact]
    public void A_similar_name_is_suggested_and_the_fix_is_safe_only_for_words_of_Aef()
    {
        var ours = Find("${inputs.day == run.environmnt}");
        var theirs = Find("${inputs.dey == \"\"}");

        (ours.Fixes.Single().Title, ours.Fixes[0].IsSafe).ShouldBe(("Replace with \"environment\"", true));
        (theirs.Fixes.Single().Title, theirs.Fixes[0].IsSafe).ShouldBe(("Replace with \"day\"", false));
    }

    [Theory]
    [InlineData("a ${b} c", "'a '|b|' c'")]
    [InlineData("${b}", "b")]
    [InlineData(" ${b} ", "' '|b|' '")]
    [InlineData("${\"}\"}", "\"}\"")]
    [InlineData("${\"\\\"}\"}", "\"\\\"}\"")]
    [InlineData("${a}${b}", "a|b")]
    [InlineData("$${a}", "'${a}'")]
    [InlineData("x$${a}${b}", "'x${a}'|b")]
    [InlineData("$$${a}", "'$${a}'")]
    [InlineData("{a}", "'{a}'")]
    [InlineData("${a", "a")]
    [InlineData("", "")]
    public void A_string_is_divided_into_literal_text_and_expressions(string text, string parts) =>
        string.Join(
            '|',
            ExpressionText.Split(text).Select(p => p.Literal is { } literal ? $"'{literal}'" : text.Substring(p.Start, p.Length)))
            .ShouldBe(parts);

    private static Aef.Documents.Diagnostics.Diagnostic Find(string when) => Check(when).First(d => d.Code == "AEF2024");

    private static string Codes(string when) => string.Join(", ", Check(when).Select(d => d.Code));

    /// <summary>The condition of B, next to C, after A, before D.</summary>
    private static IReadOnlyList<Aef.Documents.Diagnostics.Diagnostic> Check(string when) => Definitions.Check(
        $"inputs: {{day: {{type: date}}}}\nvariables: {{v: 1}}\nlevels:\n- [{{job_id: A, job_name: a, type: sync, {Async}}}]\n- threads:\n"
            + $"  - [{{job_id: B, job_name: b, {Async}, when: '{when}'}}]\n  - [{{job_id: C, job_name: c, {Async}}}]\n"
            + $"- [{{job_id: D, job_name: d, {Async}, reads: ['file:${{inputs.day}}/${{variables.v}}']}}]").Diagnostics;
}
