using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Tests.Building;

public sealed class PipelineEditorTests
{
    private static readonly Location Here = Location.FromScript("deploy.ps1", 41, 5);

    private static Pipeline Demo => new Pipeline("demo").WithLevels(
    [
        new PipelineLevel(
            "1",
            [new PipelineThread("1", [new PipelineStep("J01", "load"), new PipelineStep("J02", "check")]), new PipelineThread("main")]),
        new PipelineLevel("2", [new PipelineThread("main", [new PipelineStep("J03", "report")])]),
    ]);

    [Fact]
    public void A_step_keeps_its_position_when_it_changes()
    {
        var changed = PipelineEditor.SetSteps(Demo, ["J02"], s => s.WithJobName("new"), Here).Pipeline.ShouldNotBeNull();

        changed.Levels[0].Threads[0].Steps.Select(s => s.JobName).ShouldBe(["load", "new"]);
    }

    [Fact]
    public void A_changed_key_is_located_at_the_change()
    {
        var step = new PipelineStep("J01", location: Location.FromScript("a.ps1", 1, 1))
            .WithNext("J02")
            .WithLocationOf(DefinitionKeys.Next, Here);

        step.LocationOf(DefinitionKeys.Next).Start.Line.ShouldBe(41);
        step.LocationOf(DefinitionKeys.JobName).Start.Line.ShouldBe(1);
    }

    [Fact]
    public void A_removed_step_leaves_its_thread() =>
        PipelineEditor.RemoveSteps(Demo, ["J03"], Here)
            .Pipeline.ShouldNotBeNull()
            .Levels[1]
            .Threads.ShouldHaveSingleItem()
            .Steps.ShouldBeEmpty();

    [Fact]
    public void A_step_that_is_not_there_changes_nothing()
    {
        var result = PipelineEditor.RemoveSteps(Demo, ["J01", "J99"], Here);

        result.Pipeline.ShouldBeNull();
        result.Problem.ShouldNotBeNull()
            .ToString()
            .ShouldBe("deploy.ps1:41:5: error AEF1904: Pipeline \"demo\" has no step \"J99\" to remove.");
    }

    [Fact]
    public void Of_two_threads_of_a_name_the_last_one_goes_unless_a_level_is_named()
    {
        PipelineEditor.RemoveThread(Demo, "main", null, Here)
            .Pipeline.ShouldNotBeNull()
            .Levels.Select(l => l.Threads.Count)
            .ShouldBe([2, 0]);
        PipelineEditor.RemoveThread(Demo, "main", "1", Here)
            .Pipeline.ShouldNotBeNull()
            .Levels.Select(l => l.Threads.Count)
            .ShouldBe([1, 1]);
    }

    [Fact]
    public void A_level_is_changed_and_removed_by_its_id()
    {
        PipelineEditor.SetLevel(Demo, "2", l => l.WithMaxParallel(3), Here).Pipeline.ShouldNotBeNull().Levels[1].MaxParallel.ShouldBe(3);
        PipelineEditor.RemoveLevel(Demo, "1", Here).Pipeline.ShouldNotBeNull().Levels.ShouldHaveSingleItem().Id.ShouldBe("2");
        PipelineEditor.RemoveLevel(Demo, "9", Here).Problem.ShouldNotBeNull().Code.ShouldBe("AEF1902");
    }
}
