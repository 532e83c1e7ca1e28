using Aef.Core.Views.Diagrams;
using Aef.Tests.Support;

namespace Aef.Tests.Diagrams;

public sealed class PipelineTreeTests
{
    private readonly TreeNode _tree = PipelineTree.Of(Definitions.Bound(DiagramSamples.Marked));

    [Fact]
    public void Below_the_pipeline_are_its_levels_their_threads_and_their_steps()
    {
        (_tree.Kind, _tree.Id, _tree.Detail).ShouldBe((TreeNodeKind.Pipeline, "marked", "Everything that is marked"));
        _tree.Children.Select(l => (l.Kind, l.Id)).ShouldBe([(TreeNodeKind.Level, "first"), (TreeNodeKind.Level, "second")]);
        _tree.Children[0].Children.Select(t => (t.Kind, t.Id)).ShouldBe([(TreeNodeKind.Thread, "1"), (TreeNodeKind.Thread, "2")]);
        _tree.Children[0]
            .Children[0]
            .Children.Select(s => (s.Kind, s.Id, s.Name))
            .ShouldBe([(TreeNodeKind.Step, "A", "load_a"), (TreeNodeKind.Step, "B", "load_b"), (TreeNodeKind.Step, "C", "load_c")]);
    }

    [Theory]
    [InlineData("A", "retry: 4 attempts, next: C")]
    [InlineData("B", "")]
    [InlineData("C", "continue_if_fail")]
    [InlineData("D", "sync")]
    [InlineData("E", "workflows")]
    public void What_is_special_about_a_step_is_marked(string jobId, string marks) => string.Join(", ", Step(jobId).Marks).ShouldBe(marks);

    [Fact]
    public void A_level_whose_threads_do_not_all_run_at_once_is_marked() =>
        _tree.Children.Select(l => string.Join(", ", l.Marks)).ShouldBe(["max_parallel: 1", ""]);

    [Theory]
    [InlineData("A", "dataform-tag-executor")]
    [InlineData("D", "my-function")]
    [InlineData("E", "other")]
    public void A_step_shows_what_it_runs(string jobId, string runs) => Step(jobId).Detail.ShouldBe(runs);

    private TreeNode Step(string jobId) =>
        _tree.Children.SelectMany(l => l.Children).SelectMany(t => t.Children).Single(s => s.Id == jobId);
}
