using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class ParallelTests
{
    private static string Sleeping(int count, string options = "") => $$$"""
        main:
          steps:
            - p:
                parallel:
                  {{{options}}}
                  for:
                    value: v
                    range: [1, {{{count}}}]
                    steps:
                      - s: {call: sys.sleep, args: {seconds: 1}}
            - r: {return: '${sys.now()}'}
        """;

    private static double Seconds(string source, EngineLimits? limits = null)
    {
        var execution = Run(source, limits: limits);
        execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
        return Math.Round((execution.EndTime!.Value - execution.StartTime).TotalSeconds, 3);
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(45, 3)]
    public void Twenty_iterations_are_running_at_once(int count, double seconds) => Seconds(Sleeping(count)).ShouldBe(seconds);

    [Fact]
    public void Without_limits_all_are_running_at_once() => Seconds(Sleeping(100), EngineLimits.None).ShouldBe(1);

    [Theory]
    [InlineData("1", 6)]
    [InlineData("4", 2)]
    [InlineData("${1 + 1}", 3)]
    public void The_limit_of_a_step_holds(string limit, double seconds) =>
        Seconds(Sleeping(6, $"concurrency_limit: {limit}")).ShouldBe(seconds);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_branch_that_continues_after_a_parallel_step_of_its_own_counts_again(int limit)
    {
        var calls = new FakeCallHandler((_, _) => new CallReply(EffectOutcome.Value(1), TimeSpan.FromSeconds(10)));
        const string source = """
            - p:
                parallel:
                  for:
                    value: v
                    range: [1, 6]
                    steps:
                      - q:
                          parallel:
                            branches:
                              - left: {steps: [{l: {call: googleapis.a.v1.left.get}}]}
                              - right: {steps: [{r: {call: googleapis.a.v1.right.get}}]}
                      - after: {call: googleapis.a.v1.after.get}
            """;

        Run(source, limits: EngineLimits.Default with { MaxConcurrentFibers = limit }, calls: calls)
            .State.ShouldBe(ExecutionState.Succeeded);

        calls.Calls.Count.ShouldBe(18);
        calls.Calls.Max(c => calls.Calls.Count(other => other.Time <= c.Time && c.Time < other.Time.AddSeconds(10))).ShouldBe(limit);
    }

    [Fact]
    public void Twenty_branches_that_fork_themselves_come_to_an_end() =>
        Seconds("""
            main:
              steps:
                - p:
                    parallel:
                      for:
                        value: v
                        range: [1, 25]
                        steps:
                          - q:
                              parallel:
                                for:
                                  value: w
                                  range: [1, 2]
                                  steps:
                                    - s: {call: sys.sleep, args: {seconds: 1}}
            """).ShouldBe(3);

    [Fact]
    public void Failures_of_branches_come_as_one_error_and_the_others_continue()
    {
        var result = ResultOf("""
            main:
              steps:
                - init: {assign: [{done: 0}]}
                - t:
                    try:
                      steps:
                        - p:
                            parallel:
                              shared: [done]
                              for:
                                value: v
                                range: [0, 3]
                                steps:
                                  - odd: {switch: [{condition: '${v % 2 == 1}', raise: how odd!}]}
                                  - ok: {assign: [{done: '${done + 1}'}]}
                    except:
                      as: e
                      steps:
                        - r: {return: {done: '${done}', e: '${e}'}}
            """);

        result["done"].ShouldBe(2);
        result["e"]["tags"].ToJson().ShouldBe("""["UnhandledBranchError","RuntimeError"]""");
        result["e"]["truncated"].ShouldBe(false);
        result["e"]["branches"].Items.Select(b => b["id"].ToString()).ShouldBe(["\"1\"", "\"3\""]);
        result["e"]["branches"].Items[0]["error"]["payload"].ShouldBe("\"how odd!\"");
        result["e"]["branches"]
            .Items[0]["error"]["context"]
            .ToString()
            .ShouldStartWith("\"RuntimeError: \\\"how odd!\\\"\\nin step \\\"odd\\\", routine \\\"main\\\"");
    }

    [Fact]
    public void At_most_a_hundred_failures_are_listed()
    {
        var error = Run("- p: {parallel: {for: {value: v, range: [1, 101], steps: [{s: {raise: no}}]}}}").Error!.Value;

        error["branches"].Items.Count.ShouldBe(100);
        error["truncated"].ShouldBe(true);
    }

    [Fact]
    public void A_handler_around_the_parallel_step_does_not_catch_inside_a_branch() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{handled: 0}]}
                - t:
                    try:
                      steps:
                        - p: {parallel: {shared: [handled], for: {value: v, range: [1, 3], steps: [{s: {raise: no}}]}}}
                    except:
                      as: e
                      steps:
                        - h: {assign: [{handled: '${handled + 1}'}]}
                - r: {return: '${handled}'}
            """).ShouldBe(1);

    [Fact]
    public void Branches_have_variables_of_their_own_and_see_those_around() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{out: {}}, {base: 10}]}
                - p:
                    parallel:
                      shared: [out]
                      branches:
                        - a: {steps: [{a1: {assign: [{x: '${base + 1}'}]}}, {a2: {call: sys.sleep, args: {seconds: 1}}}, {a3: {assign: [{out.a: '${x}'}]}}]}
                        - b: {steps: [{b1: {assign: [{x: '${base + 2}'}]}}, {b2: {call: sys.sleep, args: {seconds: 1}}}, {b3: {assign: [{out.b: '${x}'}]}}]}
                - r: {return: '${out}'}
            """).ToJson().ShouldBe("""{"a":11,"b":12}""");

    [Fact]
    public void A_branch_that_polls_a_variable_lets_other_branches_run() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{ready: false}, {n: 0}]}
                - p:
                    parallel:
                      shared: [ready, n]
                      branches:
                        - polls: {steps: [{poll: {switch: [{condition: '${not ready}', next: poll}]}}]}
                        - works: {steps: [{work: {for: {value: v, range: [1, 500], steps: [{w: {assign: [{n: '${n + v}'}]}}]}}}, {done: {assign: [{ready: true}]}}]}
                - r: {return: '${n}'}
            """).ShouldBe(125_250);

    [Fact]
    public void An_empty_loop_needs_no_fiber() => ResultOf("""
            main:
              steps:
                - p: {parallel: {for: {value: v, in: [], steps: [{s: {raise: no}}]}}}
                - r: {return: done}
            """).ShouldBe("done");

    [Fact]
    public void Routines_called_in_a_branch_raise_into_the_branch() =>
        Run("""
            main:
              steps:
                - p: {parallel: {for: {value: v, range: [1, 2], steps: [{s: {call: fails}}]}}}
            fails:
              steps:
                - f: {raise: {message: inner}}
            """).Error!.Value["branches"].Items[1]["error"]["context"].TryGetString(out var context).ShouldBeTrue(context);
}
