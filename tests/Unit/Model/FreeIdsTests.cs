using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;

namespace Aef.Tests.Model;

/// <summary>What the builder numbers and what the binder numbers is the same.</summary>
public sealed class FreeIdsTests
{
    [Theory]
    [InlineData("7", "8")]
    [InlineData("1234567890", "1234567891")]
    [InlineData("20261129120000", "20261129120001")]
    [InlineData("999999999999999", "1000000000000000")]
    [InlineData("1000000000000000", "1")]
    [InlineData("x", "1")]
    [InlineData("+5", "1")]
    [InlineData(null, "1")]
    public void Builder_and_binder_number_after_the_same_largest_id(string? id, string next)
    {
        var step = new PipelineStep("A", "a").WithExecutor("dataform-tag-executor");
        var pipeline = new Pipeline("p", id is null ? [] : [new PipelineLevel(id, [new PipelineThread(id, [step])])]);

        var built = PipelineBuilder.AddLevel(pipeline, new PipelineLevel()).Pipeline.ShouldNotBeNull();
        built = PipelineBuilder.AddThread(built, new PipelineThread()).Pipeline.ShouldNotBeNull();
        var open = new PipelineLevel(threads: [new PipelineThread(steps: [step.WithJobId("B")])]);
        var bound = new PipelineBinder(ExecutorCatalog.BuiltIn).BindDraft(pipeline.WithLevels(pipeline.Levels.Add(open))).Bound;

        (built.Levels[^1].Id, built.Levels[^1].Threads[^1].Id).ShouldBe((next, next));
        (bound.Levels[^1].Id, bound.Levels[^1].Threads[^1].Id).ShouldBe((next, next));
    }
}
