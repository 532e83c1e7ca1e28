using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Tree;
using Aef.Tests.Support;
using static Aef.Tests.Loops.LoopRuns;

namespace Aef.Tests.Loops;

/// <summary>What is known about <c>for_each</c> before a run.</summary>
public sealed class LoopBindingTests
{
    [Theory]
    [InlineData("- when: '${item == 1}'\n  threads: [{for_each: [1], steps: [STEP]}]", "AEF2045")]
    [InlineData("- threads: [{for_each: [1], when: '${index == 1}', steps: [STEP]}]", "AEF2045")]
    [InlineData("- threads: [{for_each: '${item}', steps: [STEP]}]", "AEF2045")]
    [InlineData("- [{job_id: B, job_name: b, executor: dataform-tag-executor, when: '${item == 1}'}]", "AEF2045")]
    public void Item_and_index_are_bound_only_in_the_steps_of_the_thread(string level, string code) => Codes(level).ShouldBe([code]);

    [Theory]
    [InlineData("abc")]
    [InlineData("'a ${run.id}'")]
    [InlineData("'${1 + 1}'")]
    [InlineData("'${\"text\"}'")]
    public void A_list_that_can_never_be_one_is_an_error(string list) =>
        Codes($"- threads: [{{for_each: {list}, steps: [STEP]}}]").ShouldBe(["AEF2046"]);

    [Fact]
    public void A_literal_list_over_a_limit_is_an_error_before_the_run()
    {
        Codes("- threads: [{for_each: [1, 2, 3], max_items: 2, steps: [STEP]}]").ShouldBe(["AEF2047"]);
        Codes($"- threads: [{{for_each: [{string.Join(", ", Enumerable.Range(0, 1001))}], steps: [STEP]}}]").ShouldBe(["AEF2047"]);
        Codes($"- threads: [{{for_each: [{new string('x', 131_069)}], steps: [STEP]}}]").ShouldBe(["AEF2047"]);
        Codes($"- threads: [{{for_each: [{string.Join(", ", Enumerable.Range(0, 1000))}], steps: [STEP]}}]").ShouldBeEmpty();
    }

    [Fact]
    public void Next_out_of_or_into_a_thread_with_for_each_is_an_error()
    {
        Codes(
            "- threads: [{for_each: [1], steps: [{job_id: B, job_name: b, executor: dataform-tag-executor, next: C}]}]\n- " +
                "[STEP]\n- [{job_id: C, job_name: c, executor: dataform-tag-executor}]")
            .ShouldBe(["AEF2048"]);
        Codes(
            "- [{job_id: B, job_name: b, executor: dataform-tag-executor, next: C}]\n- [STEP]\n- threads: [{for_each: [1], " +
                "steps: [{job_id: C, job_name: c, executor: dataform-tag-executor}]}]")
            .ShouldBe(["AEF2048"]);
    }

    [Fact]
    public void A_JOB_ID_contains_no_character_of_an_item_or_of_an_expression()
    {
        Codes("- threads: [{for_each: [1], steps: [STEP]}, {steps: [{job_id: 'B[1]', job_name: b, executor: dataform-tag-executor}]}]")
            .ShouldBe(["AEF2049"]);
        foreach (var id in (string[])["B[1]", "[", "B]", "$B", "B{", "}B"])
        {
            Codes($"- [{{job_id: '{id}', job_name: b, executor: dataform-tag-executor}}]").ShouldBe(["AEF2049"], id);
        }

        Codes("- [{job_id: 'B(1) <2> #3', job_name: b, executor: dataform-tag-executor}]").ShouldBeEmpty();
    }

    [Fact]
    public void Max_items_needs_a_list_and_is_at_least_one()
    {
        Codes("- threads: [{max_items: 3, steps: [STEP]}]").ShouldBe(["AEF2046"]);
        Codes("- threads: [{for_each: [], max_items: 0, steps: [STEP]}]").ShouldBe(["AEF3005"]);
    }

    [Fact]
    public void Outputs_that_are_not_certain_to_have_ended_cannot_be_read()
    {
        var other = "{job_id: B, job_name: b, type: sync, executor: dataform-tag-executor, when: '${len(steps.A.output) > 0}'}";

        Codes($"- threads: [{{for_each: [1], steps: [{Step("A")}]}}, {{steps: [{other}]}}]").ShouldBe(["AEF2025"]);
        Codes($"- threads: [{{for_each: [1], steps: [{Step("A")}, {other}]}}]").ShouldBeEmpty();
        Codes($"- threads: [{{for_each: [1], steps: [{Step("A")}]}}]\n- [{other}]").ShouldBeEmpty();
    }

    [Fact]
    public void Outside_of_the_thread_the_type_of_an_output_is_a_list() =>
        Codes(
            $"- threads: [{{for_each: [1], steps: [{Step("A")}]}}]\n- [{{job_id: B, job_name: b, type: sync, executor: " +
                $"dataform-tag-executor, when: '${{steps.A.output == \"x\"}}'}}]")
            .ShouldBe(["AEF2031"]);

    [Fact]
    public void The_default_condition_of_steps_may_use_the_item() =>
        Definitions.Check("name: p\ndefaults: {when: '${index < 2}'}\n" + Loop("[1, 2, 3]", Step("A"))["name: p\n".Length..]).Diagnostics
            .Where(d => d.Code != "AEF4100")
            .ShouldBeEmpty();

    [Fact]
    public void Lists_and_limits_are_written_as_they_were_read()
    {
        var definition =
            "name: p\nlevels:\n- threads:\n  - {thread_id: T, for_each: ['${inputs.x}', {a: 1}], max_items: 5, steps: [{job_id: " +
                "A, job_name: a, executor: dataform-tag-executor}]}\n"
            + "  - {thread_id: U, for_each: '${inputs.l}', steps: [{job_id: B, job_name: b, executor: dataform-tag-executor}]}\n";
        var pipeline = Definitions.Pipeline(definition);

        var written = DefinitionWriter.Write(pipeline, SourceFormat.Yaml);

        Definitions.Pipeline(written).ShouldBe(pipeline);
        written.ShouldContain("max_items: 5");
    }

    [Theory]
    [InlineData("J03[2]", "J03", 2)]
    [InlineData("J[0][12]", "J[0]", 12)]
    [InlineData("J03", null, 0)]
    [InlineData("[2]", null, 0)]
    [InlineData("J[02]", null, 0)]
    [InlineData("J[-2]", null, 0)]
    [InlineData("J[]", null, 0)]
    [InlineData("J[99999999999]", null, 0)]
    public void The_id_of_an_item_has_an_index_in_brackets(string text, string? jobId, int index)
    {
        ItemId.TryParse(text, out var step, out var item).ShouldBe(jobId is not null);
        if (jobId is not null)
        {
            (step, item).ShouldBe((jobId, index));
            ItemId.Of(step, item).ShouldBe(text);
        }
    }

    private static string[] Codes(string levels) =>
    [
        .. Definitions.Check(
            $"name: p\ninputs: {{l: {{type: list}}}}\nlevels:\n{levels.Replace("STEP", Step("Z"), StringComparison.Ordinal)}\n")
            .Diagnostics
            .Select(d => d.Code)
            .Where(c => c != "AEF3049"), // the input is for some of the tests only
    ];
}
