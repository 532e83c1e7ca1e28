using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Tests.Building;

public sealed class StepEditsTests
{
    private static readonly Location Here = Location.FromScript("deploy.ps1", 41, 5);

    private static Pipeline Demo => new Pipeline("demo").WithLevels(
    [
        new PipelineLevel("1", [Thread("1", "A", "B"), Thread("2")]),
        new PipelineLevel("2", [Thread("3", "C", "B"), Thread("4", "D")]),
    ]);

    [Fact]
    public void Edits_of_several_requests_are_in_one_pipeline_and_each_sees_the_one_before()
    {
        var edits = new StepEdits(Demo);

        edits.Set(["A"], s => s.WithJobName("one"), Here).ShouldBeNull();
        edits.Set(["A"], s => s.WithJobName(s.JobName + " two"), Here).ShouldBeNull();
        edits.Remove(["D"], Here).ShouldBeNull();

        Text(edits.Build()).ShouldBe("1[A=one two B=] 2[] | 3[C= B=] 4[]");
    }

    [Fact]
    public void All_steps_with_a_duplicate_id_are_edited()
    {
        var edits = new StepEdits(Demo);
        edits.Set(["B", "B"], s => s.WithJobName(s.JobName + "x"), Here).ShouldBeNull();
        Text(edits.Build()).ShouldBe("1[A= B=x] 2[] | 3[C= B=x] 4[D=]");

        edits.Remove(["B"], Here).ShouldBeNull();
        Text(edits.Build()).ShouldBe("1[A=] 2[] | 3[C=] 4[D=]");
    }

    [Fact]
    public void A_request_with_an_unknown_step_edits_nothing()
    {
        var edits = new StepEdits(Demo);

        edits.Set(["A", "Z"], s => s.WithJobName("x"), Here).ShouldNotBeNull().Message.ShouldContain("\"Z\" to change");
        edits.Remove(["A", "Z"], Here).ShouldNotBeNull().Location.ShouldBe(Here);

        edits.Build().ShouldBe(Demo);
    }

    [Fact]
    public void A_removed_step_is_unknown_afterwards()
    {
        var edits = new StepEdits(Demo);
        edits.Remove(["A"], Here);

        edits.Set(["A"], s => s, Here).ShouldNotBeNull().Code.ShouldBe("AEF1904");
        edits.Remove(["A"], Here).ShouldNotBeNull().Code.ShouldBe("AEF1904");
    }

    [Fact]
    public void Steps_without_an_id_stay()
    {
        var thread = new PipelineThread("1", [new PipelineStep(null, "x"), new PipelineStep("A")]);
        var pipeline = new Pipeline("p").WithLevels([new PipelineLevel("1", [thread])]);
        var edits = new StepEdits(pipeline);
        edits.Remove(["A"], Here);

        edits.Build().Levels[0].Threads[0].Steps.ShouldHaveSingleItem().JobName.ShouldBe("x");
    }

    [Fact]
    public void An_edit_does_not_cost_more_in_a_larger_pipeline()
    {
        BytesOfEdits(200); // compiles the code
        var (small, large) = (BytesOfEdits(500), BytesOfEdits(8000));

        large.ShouldBeLessThan(small * 3);
    }

    private static long BytesOfEdits(int count)
    {
        var thread = Thread("1", [.. Enumerable.Range(0, count).Select(i => $"J{i}")]);
        var edits = new StepEdits(new Pipeline("p").WithLevels([new PipelineLevel("1", [thread])]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            edits.Set([$"J{i}"], s => s.WithJobName("x"), Here);
            edits.Remove([$"J{i + 100}"], Here);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static PipelineThread Thread(string id, params string[] jobIds) => new(id, [.. jobIds.Select(j => new PipelineStep(j))]);

    private static string Text(Pipeline pipeline) => string.Join(" | ", pipeline.Levels.Select(l =>
        string.Join(' ', l.Threads.Select(t => $"{t.Id}[{string.Join(' ', t.Steps.Select(s => $"{s.JobId}={s.JobName}"))}]"))));
}
