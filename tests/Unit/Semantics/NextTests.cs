using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Semantics;

/// <summary>
/// NEXT by rule 5. A level is written as threads parted by '|', a thread as its steps; <c>A>C</c> is step A with NEXT C, <c>A?>C</c> has a
/// condition too.
/// </summary>
public sealed class NextTests
{
    [Theory]
    [InlineData("A>C B C", "A", "C 0 0 2")]
    [InlineData("A B?>A", "B", "A 0 0 0")]
    [InlineData("X | A>C B C", "A", "C 0 1 2")]
    [InlineData("A>B; B", "A", "B 1 0 0")]
    [InlineData("A>C; B; C D", "A", "C 2 0 0")]
    [InlineData("A>D; B | C; D", "A", "D 2 0 0")]
    public void A_jump_that_the_rules_allow_is_resolved(string pipeline, string jobId, string expected)
    {
        var next = Check(pipeline).Pipeline.ShouldNotBeNull().Steps.Single(s => s.JobId == jobId).Next.ShouldNotBeNull();

        $"{next.JobId} {next.Level} {next.Thread} {next.Step}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("A>Q", "A AEF2010")]
    [InlineData("A>a", "A AEF2010")]
    [InlineData("A>B | B", "A AEF2011")]
    [InlineData("A>B; B | C", "A AEF2011")]
    [InlineData("A; B>A", "B AEF2012")]
    [InlineData("A | X; B>A", "B AEF2012")]
    [InlineData("A>C; B C", "A AEF2013")]
    [InlineData("A>B | X; B", "A AEF2014")]
    [InlineData("A>C | X; B C", "A AEF2014")]
    public void Other_targets_are_errors(string pipeline, string expected)
    {
        var result = Check(pipeline);

        string.Join(", ", result.Diagnostics.Select(Name)).ShouldBe(expected);
        result.Pipeline.ShouldBeNull();
    }

    [Theory]
    [InlineData("A>A", "A AEF3009")]
    [InlineData("A B C>B", "C AEF3009")]
    [InlineData("A>C B C>B", "C AEF3009")]
    [InlineData("A B?>A", "")]
    [InlineData("A?>A", "")]
    [InlineData("A>C B C>A D", "B AEF3010, C AEF3009, D AEF3010")]
    [InlineData("A?>C B C>A", "C AEF3009")]
    [InlineData("A>D B C>A D", "B AEF3010")]
    [InlineData("A>B B>A; C", "B AEF3009")]
    [InlineData("A>C B; C", "B AEF3010")]
    [InlineData("A>C; B; C", "B AEF3010")]
    [InlineData("A?>C; B; C", "")]
    [InlineData("A>C B C D>F E F", "B AEF3010, E AEF3010")]
    [InlineData("A>E B C D E", "B AEF3010")]
    [InlineData("A>C B | X>Z Y Z; C", "A AEF2014, Y AEF3010")]
    public void Loops_without_an_end_and_steps_without_a_path_are_warnings(string pipeline, string expected) =>
        string.Join(", ", Check(pipeline).Diagnostics.Where(d => d.Code != "AEF2069").Select(Name)).ShouldBe(expected);

    [Fact]
    public void A_jump_is_reported_where_NEXT_has_its_value()
    {
        var result = Definitions.Check(
            "[{\"THREADS\": [{\"STEPS\": [\n"
                + "  {\"JOB_ID\": \"J01\", \"JOB_NAME\": \"a\", \"FUNCTION_ID_NAME\": \"dataform-tag-executor\",\n"
                + "   \"NEXT\": \"J1\"}]}]}]");

        var diagnostic = result.Diagnostics.ShouldHaveSingleItem();
        (diagnostic.Code, diagnostic.Location.Start.Line, diagnostic.Location.Start.Column, diagnostic.ModelPath)
            .ShouldBe(("AEF2010", 3, 12, "levels[0].threads[0].steps[0].next"));
        diagnostic.Message.ShouldEndWith("Did you mean \"J01\"?");
    }

    [Fact]
    public void Ten_thousand_jumps_are_checked()
    {
        var steps = string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"S{i}>S{(i + 1) % 10_000}"));

        Check(steps).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF3009");
    }

    private static string Name(Diagnostic diagnostic) => $"{(char)('A' + diagnostic.Location.Start.Line - 1)} {diagnostic.Code}";

    /// <summary>Every step is on the line of its letter, so that a line names its step.</summary>
    private static BindResult Check(string pipeline)
    {
        var model = new Pipeline("p", [.. pipeline.Split(';').Select(Level)]);
        return new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All).Check(model);

        static PipelineLevel Level(string text) => new(threads: [.. text.Split('|').Select(Thread)]);

        static PipelineThread Thread(string text) => new(steps: [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Step)]);

        static PipelineStep Step(string text)
        {
            var parts = text.Split('>');
            var id = parts[0].TrimEnd('?');
            return new PipelineStep(id, id, Location.FromScript("p.ps1", id[0] - 'A' + 1, 1))
                .WithExecutor("dataform-tag-executor")
                .WithWhen(parts[0].EndsWith('?') ? "${true}" : null)
                .WithNext(parts.Length > 1 ? parts[1] : null);
        }
    }
}
