using System.Globalization;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Targets;

/// <summary>
/// The plan of a split counts for every part what the part really holds. A pipeline of equal levels shows it: all parts but the last have
/// the same number of levels, and each is as full as it can be.
/// </summary>
public sealed class SplitPlanTests
{
    private static readonly CloudWorkflowsOptions WhereNeeded = new() { Splitting = WorkflowSplitting.WhereNeeded };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_part_may_execute_as_many_steps_as_the_first(int levelsOfAPart)
    {
        var pipeline = Equal(levels: 12, functions: 1, nameLength: 5);
        var perLevel = StepsOfALevel(pipeline);
        perLevel.ShouldBeLessThan(JobSteps.OwnOfRun, "otherwise a part that forgets its own steps has no room for one level more");
        var options = WhereNeeded with { MaxPartSteps = JobSteps.OwnOfRun + (levelsOfAPart * perLevel) };

        var artifact = CloudWorkflowsTarget.Compile(pipeline, format: SourceFormat.Json, options: options);

        LevelsOfParts(artifact).ShouldAllBe(n => n == levelsOfAPart);
    }

    [Theory]
    [InlineData(SourceFormat.Json, 2_000)]
    [InlineData(SourceFormat.Yaml, 1_000)]
    public void Every_part_has_room_for_its_table_of_job_profiles(SourceFormat format, int levels)
    {
        const int most = WorkflowArtifact.MaxSourceBytes;
        var artifact = CloudWorkflowsTarget.Compile(Equal(levels, functions: 4, nameLength: 8_000), format: format, options: WhereNeeded);

        var ofParts = LevelsOfParts(artifact);
        ofParts.Count.ShouldBeGreaterThan(3);
        ofParts.SkipLast(1).ShouldAllBe(n => Math.Abs(n - ofParts[0]) <= ofParts[0] * 0.05, string.Join(", ", ofParts));
        artifact.Parts.SkipLast(1).Select(Size).ShouldAllBe(bytes => bytes > most * 0.9 && bytes <= most);
    }

    private static int Size(WorkflowArtifact part) => part.Format == SourceFormat.Json ? part.PrintCompact().Length : part.Bytes;

    private static List<int> LevelsOfParts(WorkflowArtifact artifact) =>
        [.. artifact.Parts.Select(p => p.Workflow.Main.ShouldNotBeNull().Steps.Count(s => p.SourceMap.Find(p.Name, "main", s.Name)?.Role == SourceMapRole.LevelEnd))];

    private static long StepsOfALevel(BoundPipeline pipeline) =>
        JobSteps.OwnOfLevel + JobSteps.OwnOfThread + JobSteps.OwnOfJob
        + JobSteps.Of(CloudWorkflowsOptions.Default).Healthy(pipeline.Levels[0].Threads[0].Steps[0]).ShouldNotBeNull();

    /// <summary>Levels of one sync step; they call so many functions in turn, with names of so many characters.</summary>
    private static BoundPipeline Equal(int levels, int functions, int nameLength)
    {
        var names = Enumerable.Range(0, functions)
            .Select(i => "f" + i.ToString(CultureInfo.InvariantCulture).PadLeft(nameLength, 'x'))
            .ToList();
        var steps = Enumerable.Range(0, levels)
            .Select(i => new[] { $"job_id: J{i + 100}, job_name: n{i + 100}, function_name: {names[i % functions]}" });
        return Definitions.Bound(Definitions.Levels([.. steps]));
    }
}
