using Aef.Workflows.Testing.Coverage;

namespace Aef.Tests.Suites;

/// <summary>The coverage of steps and conditions of <c>for_each</c> threads and of sections.</summary>
public sealed class ItemCoverageTests
{
    private const string Job = "type: sync, executor: dataform-tag-executor";

    [Fact]
    public void A_step_is_covered_when_it_ran_for_any_item() =>
        Points(Loop("[a, b, c]", "when: '${index == 2}'", string.Empty).Steps).ShouldBe("B 1, C 3, F 1");

    [Fact]
    public void The_condition_of_a_step_counts_for_each_item() =>
        Points(Loop("[a, b, c]", "when: '${index == 2}'", string.Empty).Branches).ShouldBe("B: when is true 1, B: when is false 2");

    [Theory]
    [InlineData("[a]", "when: '${false}'", "when: '${inputs.on}'", "thread T 1 0, B 0 1")]
    [InlineData("[]", "when: '${true}'", "when: '${inputs.on}'", "thread T 1 0, B 0 0")]
    [InlineData("[a]", "when: '${true}'", "when: '${not(inputs.on)}'", "thread T 0 1, B 0 0")]
    public void The_condition_of_a_thread_counts_once(string list, string step, string thread, string expected) =>
        Conditions(Loop(list, step, thread)).ShouldBe(expected);

    /// <summary>All steps of all items are skipped by their own conditions, so the condition of the thread was true.</summary>
    [Fact]
    public void Conditions_of_items_are_not_taken_for_that_of_their_thread()
    {
        var coverage = Cover($$"""
            levels:
                - when: '${inputs.on}'
                  threads:
                  - thread_id: T
                    when: '${inputs.on}'
                    for_each: [a, b]
                    steps: [{ job_id: B, job_name: b, {{Job}}, when: '${index > 5}' }]
            """);

        Conditions(coverage).ShouldBe("level 1 1 0, thread T 1 0, B 0 2");
    }

    [Theory]
    [InlineData("true", "O 0, G 1, H 0", "O 0 0, H 0 1")]
    [InlineData("false", "O 0, G 1, H 0", "O 0 1, H 0 1")]
    [InlineData("[]", "O 1, G 1, H 1", "O 1 0, H 1 0")]
    public void Sections_have_steps_and_conditions(string mode, string steps, string branches)
    {
        var coverage = Cover($$"""
            levels:
                - [{ job_id: A, job_name: a, {{Job}} }]
                on_failure:
                - { job_id: O, job_name: o, {{Job}}, when: '${inputs.on}' }
                finally:
                - { job_id: G, job_name: g, {{Job}} }
                - { job_id: H, job_name: h, {{Job}}, when: '${run.state == "failed" and inputs.on}' }
            """,
            mode == "true" ? "on: true" : mode == "false" ? "on: false" : "on: true",
            mode == "true" ? string.Empty : "A: { ends: failed }");

        Points(coverage.Steps).ShouldBe("A 1, " + steps);
        Conditions(coverage).ShouldBe(branches);
    }

    /// <summary>The condition of a step in a loop is evaluated in each round.</summary>
    [Fact]
    public void A_condition_that_was_true_and_then_false_covers_both()
    {
        var coverage = Cover($$"""
            levels:
                - - { job_id: A, job_name: a, {{Job}} }
                  - { job_id: B, job_name: b, {{Job}}, when: '${steps.A.output < 2}', next: A }
            """,
            jobs: "A: [{ output: 1 }, { output: 2 }]");

        Conditions(coverage).ShouldBe("B 1 1");
    }

    private static FileCoverage Loop(string list, string step, string thread) => Cover($$"""
        levels:
            - threads:
              - thread_id: T
                for_each: {{list}}
                {{thread}}
                steps:
                - job_id: B
                  job_name: b
                  type: sync
                  executor: dataform-tag-executor
                  {{step}}
                - { job_id: C, job_name: c, {{Job}} }
            finally:
            - { job_id: F, job_name: f, {{Job}} }
        """);

    private static FileCoverage Cover(string levels, string inputs = "on: true", string jobs = "")
    {
        var result = Suite.Run($$"""
            - name: t
              source:
                name: p
                inputs: { on: { type: boolean } }
                {{levels.Trim()}}
              inputs: { {{inputs}} }
              simulate: { jobs: { {{jobs}} } }
              expect: { logs: { items: [], allow_others: true } }
            """);
        return result.Coverage.ShouldHaveSingleItem(string.Join('\n', result.Diagnostics));
    }

    /// <summary>Each condition, how often it was true, and how often it was false.</summary>
    private static string Conditions(FileCoverage coverage) => string.Join(", ", coverage.Branches.Chunk(2).Select(c =>
        $"{c[0].Name.Replace(": when is true", string.Empty, StringComparison.Ordinal)} {c[0].Count} {c[1].Count}"));

    private static string Points(IEnumerable<CoveragePoint> points) => string.Join(", ", points.Select(p => $"{p.Name} {p.Count}"));
}
