using Aef.Runs.Testing;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Tests.Suites;

public sealed class CoverageTests
{
    private const string Workflow = """
        defaults:
          source:
            main:
              params: [n]
              steps:
                - choose:
                    switch:
                      - condition: ${n == 1}
                        next: loop
                      - condition: ${n == 2}
                        raise: two
                - go_on:
                    try:
                      raise: x
                    except:
                      as: e
                      steps:
                        - caught: { assign: [{ a: 1 }] }
                - loop:
                    for:
                      value: v
                      in: ${if(n == 1, [], [1])}
                      steps:
                        - each: { assign: [{ b: "${v}" }] }
                - both:
                    parallel:
                      branches:
                        - left: { steps: [{ l: { assign: [{ c: 1 }] } }] }
                        - right: { steps: [{ r: { assign: [{ d: 1 }] } }] }
                - always:
                    switch:
                      - condition: true
                        return: done
        tests:
        """;

    [Fact]
    public void One_path_covers_its_steps()
    {
        var file = Cover("  - { name: one, args: 1 }");

        file.Path.ShouldBe("suite.aeftest.yaml#defaults");
        Left(file.Steps).ShouldBe("12 main.go_on, 18 main.caught, 24 main.each");
        Left(file.Branches).ShouldBe("10 main.choose: condition 2, 6 main.choose: no condition, 16 main.go_on: except");
        file.Branches.Where(b => b.IsCovered).Select(b => b.Name).ShouldBe(
            [
                "main.choose: condition 1",
                "main.loop: no round",
                "main.both: branch left",
                "main.both: branch right",
                "main.always: condition 1",
            ]);
    }

    [Fact]
    public void Tests_of_one_source_cover_it_together_and_count()
    {
        var file = Cover("  - { name: one, args: 1 }\n  - { name: two, args: 2, expect: { error: two } }\n  - { name: three, args: 3 }\n");

        Left(file.Steps).ShouldBeEmpty();
        Left(file.Branches).ShouldBeEmpty();
        file.Steps.Single(s => s.Name == "main.choose").Count.ShouldBe(3);
        file.Steps.Single(s => s.Name == "main.loop").Count.ShouldBe(2);
    }

    [Fact]
    public void A_switch_whose_condition_is_always_true_has_no_other_branch() =>
        Cover("  - { name: one, args: 1 }").Branches.Select(b => b.Name).ShouldNotContain("main.always: no condition");

    [Theory]
    [InlineData("[1, 2]", false)]
    [InlineData("[]", true)]
    [InlineData("'${[]}'", true)]
    public void A_loop_over_a_literal_list_always_has_a_round(string list, bool mayBeEmpty) =>
        Suite.Run($"[{{name: t, source: [{{a: {{for: {{value: v, in: {list}, steps: [{{b: {{assign: [{{x: 1}}]}}}}]}}}}}}]}}]")
            .Coverage.ShouldHaveSingleItem()
            .Branches.Select(b => b.Name).ShouldBe(mayBeEmpty ? ["main.a: no round"] : []);

    [Fact]
    public void A_parallel_loop_reports_when_it_has_no_round() =>
        Suite.Run("[{name: t, source: [{a: {parallel: {for: {value: v, in: '${[]}', steps: [{b: {assign: [{x: 1}]}}]}}}}]}]")
            .Coverage.ShouldHaveSingleItem()
            .Branches.ShouldHaveSingleItem().Count.ShouldBe(1);

    [Fact]
    public void Steps_of_a_pipeline_are_covered_when_they_are_started() =>
        Left(Suite.Run("""
            - name: t
              source: { name: p, levels: [[{ job_id: A, job_name: a, type: async, executor: dataform-tag-executor }], [{ job_id: B, job_name: b, type: async, executor: dataform-tag-executor }]] }
              simulate: { jobs: { A: { ends: failed } } }
              expect: { state: failed }
            """).Coverage.ShouldHaveSingleItem().Steps).ShouldBe("2 B");

    [Theory]
    [InlineData("yellow", "level 1: when is true 1, level 1: when is false 0, A: when is true 1, A: when is false 0, B: when is true 0, "
        + "B: when is false 1")]
    [InlineData("green", "level 1: when is true 1, level 1: when is false 0, A: when is true 0, A: when is false 1, B: when is true 1, "
        + "B: when is false 0")]
    [InlineData("red", "level 1: when is true 0, level 1: when is false 1, A: when is true 0, A: when is false 0, B: when is true 0, B: "
        + "when is false 0")]
    public void Both_branches_of_a_condition_are_covered_when_it_was_true_and_false(string taxi, string branches)
    {
        var coverage = Suite.Run($$"""
            - name: t
              source:
                inputs: { taxi: { } }
                levels:
                - level_id: "1"
                  when: '${inputs.taxi != "red"}'
                  threads:
                  - - { job_id: A, job_name: a, type: sync, executor: dataform-tag-executor, when: '${inputs.taxi == "yellow"}' }
                    - { job_id: B, job_name: b, type: sync, executor: dataform-tag-executor, when: '${inputs.taxi == "green"}' }
              inputs:
                taxi: {{taxi}}
            """).Coverage.ShouldHaveSingleItem();

        string.Join(", ", coverage.Branches.Select(b => $"{b.Name} {b.Count}")).ShouldBe(branches);
        coverage.Branches.Select(b => b.Line).ShouldBe([6, 6, 8, 8, 9, 9]);
    }

    [Fact]
    public void Child_workflows_are_covered_too() =>
        Suite.Run("""
            - name: t
              source: [{ a: { call: googleapis.workflowexecutions.v1.projects.locations.workflows.executions.run, args: { workflow_id: child } } }]
              workflows: { child: [{ inner: { return: 1 } }] }
            """).Coverage.Single(c => c.Steps.Any(s => s.Name == "main.inner")).CoveredSteps.ShouldBe(1);

    [Fact]
    public void Coverages_of_one_path_add_up()
    {
        FileCoverage[] files =
        [
            new("a", [new CoveragePoint("s", 1, 0), new CoveragePoint("t", 2, 1)], [new CoveragePoint("b", 3, 0)]),
            new("a", [new CoveragePoint("s", 1, 2), new CoveragePoint("t", 2, 1)], [new CoveragePoint("b", 3, 0)]),
            new("b", [new CoveragePoint("s", 1, 0)], []),
        ];

        var total = new CoverageTotal(files);

        total.Files.Select(f => f.ToString()).ShouldBe(["a: 2 of 2 steps, 0 of 1 branches", "b: 0 of 1 steps, 0 of 0 branches"]);
        (total.StepPercent, total.BranchPercent).ShouldBe((200.0 / 3, 0.0));
        new CoverageTotal([]).StepPercent.ShouldBe(100);
    }

    [Fact]
    public void Lcov_has_a_line_for_each_step_and_each_branch() =>
        LcovWriter.Write(
            [new FileCoverage("flows/a.yaml", [new CoveragePoint("main.s", 3, 2), new CoveragePoint("main.t", 5, 0)], [new CoveragePoint("main.t: condition 1", 6, 0), new CoveragePoint("main.t: no condition", 5, 1)])])
            .ShouldBe("TN:\nSF:flows/a.yaml\nBRDA:6,0,0,-\nBRDA:5,0,1,1\nBRF:2\nBRH:1\nDA:3,2\nDA:5,0\nLF:2\nLH:1\nend_of_record\n");

    private static FileCoverage Cover(string tests)
    {
        var result = Suite.Run($"{Workflow}\n{tests}");
        result.Diagnostics.ShouldBeEmpty();
        result.Tests.SelectMany(t => t.Failures).ShouldBeEmpty();
        return result.Coverage.ShouldHaveSingleItem();
    }

    private static string Left(IEnumerable<CoveragePoint> points) =>
        string.Join(", ", points.Where(p => !p.IsCovered).Select(p => $"{p.Line} {p.Name}"));
}
