using Aef.Workflows.Engine;
using static Aef.Tests.Engine.Running;

namespace Aef.Tests.Engine;

public sealed class AssignmentTests
{
    [Theory]
    [InlineData("{b: '${a}'}, {b.x.y: 2}", """[{"x":{"y":1}},{"x":{"y":2}}]""")]
    [InlineData("{b: '${a.x}'}, {b.y: 2}", """[{"x":{"y":1}},{"y":2}]""")]
    [InlineData("{b: '${[a, a]}'}, {'b[0].x.y': 2}", """[{"x":{"y":1}},[{"x":{"y":2}},{"x":{"y":1}}]]""")]
    [InlineData("{b: {k: '${a}'}}, {a.x.y: 2}", """[{"x":{"y":2}},{"k":{"x":{"y":1}}}]""")]
    [InlineData("{b: '${default(a, 0)}'}, {b.x: 2}", """[{"x":{"y":1}},{"x":2}]""")]
    [InlineData("{b: '${map.get(a, \"x\")}'}, {b.y: 2}", """[{"x":{"y":1}},{"y":2}]""")]
    [InlineData("{b: '${list.concat([], a)}'}, {'b[0].x': 2}", """[{"x":{"y":1}},[{"x":2}]]""")]
    [InlineData("{a.self: '${a}'}, {b: 0}, {a.self.x: 3}", """[{"x":{"y":1},"self":{"x":3}},0]""")]
    public void Assignments_copy(string assignments, string json) =>
        ResultOf($$"""
            main:
              steps:
                - s: {assign: [{a: {x: {y: 1} } }, {{assignments}}]}
                - r: {return: '${[a, b]}'}
            """).ToJson().ShouldBe(json);

    [Theory]
    [InlineData("m: '${[b]}'", "m[0]: '${b}'", "m: '${[0]}'")]
    [InlineData("m: {k: '${b}'}", "m.k: '${b}'", "m: {}")]
    [InlineData("m: {k: {l: '${b}'}}", "m.k.l: '${b}'", "m: {k: {}}")]
    [InlineData("m: {k: ['${[b]}']}", "m.k[0][0]: '${b}'", "m: {k: [[0]]}")]
    public void An_element_that_is_set_counts_to_the_depth_of_all_containers_around_it(string whole, string element, string start)
    {
        var byLiteral = Enumerable.Range(490, 15).Select(depth => Succeeds(depth, whole)).ToList();
        var byElement = Enumerable.Range(490, 15).Select(depth => Succeeds(depth, start, element, "n: '${[m]}'")).ToList();

        byLiteral.ShouldContain(true);
        byLiteral.ShouldContain(false);
        byElement.ShouldBe([.. byLiteral.Skip(1), false]);

        static bool Succeeds(int depth, params string[] assignments) => Run($$$"""
            - init: {assign: [{b: 0}]}
            - grow: {for: {value: v, range: [1, {{{depth}}}], steps: [{s: {assign: [{b: '${[b]}'}]}}]}}
            - set: {assign: [{{{string.Join(", ", assignments.Select(Quoted))}}}]}
            """, limits: EngineLimits.None).State == ExecutionState.Succeeded;

        static string Quoted(string assignment)
        {
            var colon = assignment.IndexOf(':', StringComparison.Ordinal);
            return "{'" + assignment[..colon] + "'" + assignment[colon..] + "}";
        }
    }

    [Fact]
    public void Subworkflows_receive_and_return_copies() =>
        ResultOf("""
            main:
              steps:
                - s:
                    assign:
                      - a: {k: 1}
                - c: {call: change, args: {m: '${a}'}, result: b}
                - t: {assign: [{b.l: 3}]}
                - r: {return: '${[a, b]}'}
            change:
              params: [m]
              steps:
                - s: {assign: [{m.k: 2}]}
                - r: {return: '${m}'}
            """).ToJson().ShouldBe("""[{"k":1},{"k":2,"l":3}]""");

    [Fact]
    public void Constants_are_fresh_each_time() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{out: []}]}
                - loop:
                    for:
                      value: v
                      range: [1, 2]
                      steps:
                        - s:
                            assign:
                              - m: {seen: []}
                              - m.seen: '${list.concat(m.seen, v)}'
                              - m["k" + string(v)]: true
                              - out: ${list.concat(out, m)}
                - r: {return: '${out}'}
            """).ToJson().ShouldBe("""[{"seen":[1],"k1":true},{"seen":[2],"k2":true}]""");

    [Fact]
    public void A_loop_goes_over_the_list_as_it_was() =>
        ResultOf("""
            main:
              steps:
                - init: {assign: [{l: [1, 2, 3]}, {seen: ''}]}
                - loop:
                    for:
                      value: v
                      in: ${l}
                      steps:
                        - s: {assign: [{'l[2]': 9}, {seen: '${seen + string(v)}'}]}
                - r: {return: '${seen}'}
            """).ShouldBe("123");

    [Theory]
    [InlineData("l[3]: 1", "IndexError")]
    [InlineData("m.a.b: 1", "KeyError")]
    [InlineData("n.a: 1", "TypeError")]
    [InlineData("m[1]: 1", "TypeError")]
    [InlineData("l.a: 1", "TypeError")]
    public void What_cannot_be_set_is_an_error(string assignment, string tag) =>
        Run($$"""
            main:
              steps:
                - s:
                    assign:
                      - l: [0, 0, 0]
                      - m: {}
                      - n: null
                      - {{assignment}}
                - r: {return: '${[l, m, n]}'}
            """).Error!.Value["tags"].ToJson().ShouldBe($"[\"{tag}\"]");

    [Fact]
    public void A_variable_that_no_step_has_set_yet_is_a_key_error() =>
        Run("""
            main:
              steps:
                - s: {switch: [{condition: '${1 > 2}', assign: [{x: 1}]}]}
                - r: {return: '${x}'}
            """).Error!.Value["tags"].ToJson().ShouldBe("""["KeyError"]""");

    [Fact]
    public void Variables_of_a_loop_do_not_outlive_a_round() =>
        Run("""
            main:
              steps:
                - loop:
                    for:
                      value: v
                      range: [1, 2]
                      steps:
                        - s: {switch: [{condition: '${v == 1}', assign: [{x: 1}]}]}
                        - t: {assign: [{y: '${x}'}]}
            """).Error!.Value["message"].ToString().ShouldContain("'x' has not been assigned");

    [Fact]
    public void Memory_is_freed()
    {
        var execution = Run("""
            main:
              steps:
                - init: {assign: [{big: ''}]}
                - loop:
                    for:
                      value: v
                      range: [1, 50]
                      steps:
                        - s: {assign: [{local: '${big + "0123456789012345678901234567890123456789"}'}]}
                        - t: {assign: [{big: '${local}'}]}
                        - c: {call: take, args: {text: '${big}'}}
            take:
              params: [text]
              steps:
                - s: {assign: [{m: {}}, {m.a: '${text}'}, {m.b: '${text}'}, {m: null}]}
            """);

        execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
        execution.PeakMemoryBytes.ShouldBeInRange(5 * 2000, (5 * 2000) + 200);
    }
}
