using Aef.Documents.Text;
using Aef.Runs.Estimation;
using Aef.Tests.Parsing;

namespace Aef.Tests.Estimation;

public sealed class ShapeTests
{
    private const string Source = """
        main:
          steps:
            - init: {assign: [{a: 1}, {b: '${a + 1}'}, {c: [1, '${a + b + 100}']}]}
            - both:
                parallel:
                  branches:
                    - x: {steps: [{x1: {call: sub, args: {n: 1}}}]}
                    - y: {steps: [{y1: {switch: [{condition: true, next: y2}, {condition: false, next: y2}]}}, {y2: {assign: [{d: '${c}'}]}}]}
        sub:
          params: [n, m: 2]
          steps:
            - s1: {parallel: {for: {value: v, in: [1], steps: [{s2: {call: leaf, args: {n: '${v + n + m}'}}}]}}}
        leaf:
          params: [n]
          steps:
            - l1: {return: '${n}'}
        """;

    [Fact]
    public void Expressions_in_keys_are_measured() =>
        Measure("- a: {assign: [{k: x}]}\n- b: {return: {l: [{'${k + \"a\"}': \"${k}\"}]}}")
            .Shape.Expression.ShouldBe(new MeasuredLocation("k + \"a\"".Length, "main.b"));

    [Fact]
    public void Shapes_are_read_through_calls()
    {
        var shape = Measure(Source).Shape;

        shape.Routines.ShouldBe(3);
        shape.Steps.ShouldBe(8);
        shape.Branches.ShouldBe(new MeasuredLocation(2, "main.both"));
        shape.ParallelDepth.ShouldBe(new MeasuredLocation(2, "sub.s1"));
        shape.CallDepth.ShouldBe(new MeasuredLocation(3, "leaf"));
        shape.Expression.ShouldBe(new MeasuredLocation("a + b + 100".Length, "main.init"));
        shape.Assignments.ShouldBe(new MeasuredLocation(3, "main.init"));
        shape.Conditions.ShouldBe(new MeasuredLocation(2, "main.y1"));
        shape.Parameters.ShouldBe(new MeasuredLocation(2, "sub"));
    }

    [Fact]
    public void The_parts_of_a_source_are_its_routines_and_add_up()
    {
        var source = Measure(Source).Source;

        source.Parts.Select(p => p.Name).ShouldBe(["main", "sub", "leaf", "layout and comments"]);
        source.Parts.Sum(p => p.Bytes).ShouldBe(source.Bytes);
    }

    [Fact]
    public void A_subworkflow_that_calls_itself_has_no_depth()
    {
        var shape = Measure("main:\n  steps:\n    - a: {call: sub}\nsub:\n  steps:\n    - b: {call: sub}\n").Shape;

        shape.CallDepth.Value.ShouldBeNull();
        shape.ParallelDepth.Value.ShouldBeNull();
    }

    [Fact]
    public void Main_as_a_list_is_measured_too() => Measure("- a: {assign: [{x: 1}]}\n- b: {return: '${x}'}\n").Steps.Most.ShouldBe(2);

    private static WorkflowMeasure Measure(string source) =>
        WorkflowMeasurer.Measure(Parse.Source(source).Workflow!, "w", new SourceText(source));
}
