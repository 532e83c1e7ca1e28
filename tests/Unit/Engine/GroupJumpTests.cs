using Aef.Tests.Parsing;
using Aef.Tests.Suites;
using Aef.Workflows.Engine;
using Aef.Workflows.Language.Estimation;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

/// <summary>
/// Jumps into groups of steps, and out of branches by <c>continue</c>: what listeners hear, what is counted and what is covered.
/// </summary>
public sealed class GroupJumpTests
{
    private const string Groups = """
        main:
          steps:
            - guarded:
                try:
                  steps:
                    - one: {steps: [{a: {assign: [{x: 1}], next: c}}]}
                    - two: {steps: [{b: {assign: [{x: 9}]}}, {deep: {steps: [{c: {assign: [{x: "${x + 1}"}]}}]}}]}
                except: {as: e, raise: "${e}"}
            - done: {return: "${x}"}
        """;

    private const string Branches = """
        main:
          steps:
            - both:
                parallel:
                  branches:
                    - left: {steps: [{g: {steps: [{l: {call: sys.now, next: continue}}]}}]}
                    - right: {steps: [{r: {try: {call: sys.now, next: continue}, except: {as: e, raise: "${e}"}}}]}
            - done: {return: 1}
        """;

    [Fact]
    public void The_groups_around_a_target_are_entered_and_those_around_the_jump_are_left() =>
        Story(Groups)
            .ShouldBe(["+guarded", "+one", "+a", "-a", "-one", "+two", "+deep", "+c", "-c", "-deep", "-two", "-guarded", "+done", "-done"]);

    [Fact]
    public void A_group_that_jumps_into_itself_is_entered_again() =>
        Story("""
            - init: {assign: [{n: 0}]}
            - g: {steps: [{a: {assign: [{n: 9}]}}, {b: {switch: [{condition: "${n == 10}", next: done}]}}, {c: {assign: [{n: 10}]}}], next: b}
            - done: {return: 1}
            """).ShouldBe(["+init", "-init", "+g", "+a", "-a", "+b", "-b", "+c", "-c", "-g", "+g", "+b", "-b", "-g", "+done", "-done"]);

    [Fact]
    public void Continue_leaves_the_steps_of_its_branch() =>
        Story(Branches).ShouldBe(["+both", "+g", "+l", "+r", "-l", "-g", "-r", "-both", "+done", "-done"], ignoreOrder: true);

    [Theory]
    [InlineData(Groups)]
    [InlineData(Branches)]
    public void The_bound_of_such_jumps_is_what_the_engine_counts(string source) =>
        StepBounds.Of(Parse.Source(source).Workflow.ShouldNotBeNull(), new StepBoundOptions { Errors = false })
            .Most.ShouldBe(Run(source).StepsExecuted);

    [Fact]
    public void A_group_that_is_entered_by_a_jump_is_covered() =>
        Suite.Run($"- name: t\n  source:\n{Groups.Replace("\n", "\n    ", StringComparison.Ordinal).Insert(0, "    ")}\n")
            .Coverage.ShouldHaveSingleItem()
            .Steps.Where(s => !s.IsCovered).Select(s => s.Name).ShouldBe(["main.b"]);

    [Fact]
    public void A_variable_of_an_except_block_ends_when_a_branch_ends_by_continue() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{x: 0}]}
                - both:
                    parallel:
                      shared: [x]
                      branches:
                        - left: {steps: [{l: {try: {raise: no}, except: {as: e, assign: [{x: "${e}"}], next: continue}}}]}
                        - right: {steps: [{r: {call: sys.now}}]}
                - done: {return: "${x}"}
            """).ShouldBe("no");

    private static List<string> Story(string source)
    {
        var steps = new StepCollector();
        Run(source, listener: steps).State.ShouldBe(ExecutionState.Succeeded);
        return steps.Story;
    }

    private sealed class StepCollector : ExecutionListener
    {
        public List<string> Story { get; } = [];

        public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => Story.Add("+" + step.Name);

        public override void StepLeft(DateTimeOffset time, int fiberId, StepInfo step) => Story.Add("-" + step.Name);
    }
}
