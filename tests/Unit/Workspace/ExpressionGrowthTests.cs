using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Tests.Parameters;
using Aef.Tests.Support;

namespace Aef.Tests.Workspace;

/// <summary>The work for expressions grows with their number and their length. Allocations and calls show it on any computer.</summary>
public sealed class ExpressionGrowthTests
{
    [Fact]
    public void Ten_times_the_steps_with_expressions_allocate_about_ten_times_as_much()
    {
        Allocated(100);

        ((double)Allocated(2_000) / Allocated(200)).ShouldBeInRange(5, 12);
    }

    [Fact]
    public void A_step_with_expressions_allocates_at_most_56_kilobytes_on_its_way_from_text_to_text()
    {
        Allocated(100);

        (Allocated(500) / 500).ShouldBeLessThan(56 * 1024, "44 were measured; 76 were too many");
    }

    [Fact]
    public void The_type_of_each_operand_is_inferred_as_often_in_a_long_expression_as_in_a_short_one()
    {
        var small = Inferred(50);

        small.ShouldBeGreaterThanOrEqualTo(50);
        Inferred(100).ShouldBeLessThan(small * 5 / 2);

        static int Inferred(int operands)
        {
            var count = 0;
            var names = new ExpressionNames(new Dictionary<string, PipelineInput>(), new Dictionary<string, ExpressionType>(), ["A"], null)
            {
                HasItems = _ => ++count < 0,
            };
            var bag = new DiagnosticBag();
            var text = $"${{{string.Join(" + ", Enumerable.Repeat("steps.A.output", operands))}}}";
            new ExpressionBinder(names, bag)
                .BindValue(ScalarNode.String(text))
                .ShouldBeOfType<BoundExpression>()
                .Names.Count.ShouldBe(operands);
            bag.Items.ShouldBeEmpty();
            return count;
        }
    }

    [Theory]
    [InlineData("default({0}, \"x\")")]
    [InlineData("if(true, {0}, \"x\")")]
    [InlineData("string({0} == \"x\")")]
    public void A_nested_expression_is_examined_once_at_each_depth(string nested)
    {
        Examined(8);

        Examined(16).ShouldBeLessThan(4 * Examined(8));

        long Examined(int depth)
        {
            var expression = "inputs.s";
            for (var i = 0; i < depth; i++)
            {
                expression = string.Format(CultureInfo.InvariantCulture, nested, expression);
            }

            var pipeline = Definitions.Bound(
                $$$"""
                name: p
                inputs: {s: {type: string, default: a}}
                variables: {v: '${{{{expression}}}}'}
                levels:
                - - - {job_id: A, job_name: a, executor: dataform-tag-executor, when: '${variables.v == "a"}'}
                """);
            var before = GC.GetAllocatedBytesForCurrentThread();
            new ExpressionSafety(pipeline).IsSafe(pipeline.Variables[0].Value).ShouldBeTrue();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static long Allocated(int steps)
    {
        var definition = Definition(steps);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CloudWorkflowsTarget.Compile(Feeds.Check(definition).Pipeline.ShouldNotBeNull(), format: SourceFormat.Json)
            .Bytes.ShouldBeGreaterThan(steps);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Levels of four threads of two steps; every second step has a condition and parameters, as in the benchmark.</summary>
    private static string Definition(int steps)
    {
        var levels = Enumerable.Range(0, steps)
            .Chunk(8)
            .Select(level =>
                string.Join(", ", level.Chunk(2).Select(thread => $"{{\"steps\": [{string.Join(", ", thread.Select(Step))}]}}")));
        return $"{{\"name\": \"p\", \"inputs\": {{\"mode\": {{\"type\": \"string\"}}}}, \"levels\": [{string.Join(", ", levels.Select(threads => $"{{\"threads\": [{threads}]}}"))}]}}";

        static string Step(int number) => string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"job_id\": \"J{number}\", \"job_name\": \"job_{number}\", \"executor\": \"feeder\", \"wait_time_seconds\": 30{(number % 2 == 0 ? string.Empty : Values)}}}");
    }

    private const string Values =
        ", \"when\": \"${inputs.mode != \\\"empty\\\"}\", \"with\": {\"a\": \"gs://in/${inputs.mode}/${run.start_date}\", \"l\": [\"a\", \"${inputs.mode}\"]}";
}
