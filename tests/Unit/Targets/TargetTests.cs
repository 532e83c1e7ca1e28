using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Validation.Rules;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;

namespace Aef.Tests.Targets;

/// <summary>What every target offers, and how a workspace uses it.</summary>
public sealed class TargetTests
{
    private const string Definition = """
        { "name": "x", "labels": { "BAD": "y" }, "definition": [ { "LEVEL_ID": "1", "THREADS": [ { "THREAD_ID": "1", "STEPS": [
          { "JOB_ID": "J1", "JOB_NAME": "n", "TYPE": "async", "FUNCTION_ID_NAME": "dataform-tag-executor" } ] } ] } ] }
        """;

    [Fact]
    public void The_output_of_Cloud_Workflows_ends_with_the_workflow_to_start_and_maps_all_of_them()
    {
        var options = new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 };
        ITarget target = new CloudWorkflowsTarget(SourceFormat.Json, options);
        var pipeline = LargePipelines.Of(8, 4);

        var output = target.Compile(pipeline);

        target.Name.ShouldBe("cloud_workflows");
        output.Artifacts.Select(a => a.FileName).ShouldBe(["large-part-1.json", "large-part-2.json", "large.json"]);
        pipeline.Steps.ShouldAllBe(s => output.SourceMap.FindJob(s.JobId) != null);
        output.Diagnostics.Select(d => d.Code).ShouldContain("AEF4104");
    }

    [Fact]
    public void The_rules_of_a_target_apply_only_to_that_target()
    {
        var workflows = Load(CloudWorkflowsTarget.Default);
        var other = Load(new OtherTarget());

        workflows.Diagnostics.Select(d => d.Code).ShouldBe(["AEF4152"]);
        workflows.Bound.ShouldBeNull();
        other.Diagnostics.ShouldBeEmpty();
        other.Bound.ShouldNotBeNull();
    }

    [Fact]
    public void A_workspace_compiles_to_any_target()
    {
        var target = new OtherTarget();
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { Target = target });

        var result = workspace.Lower(Load(target).Bound.ShouldNotBeNull(), target);

        result.HasErrors.ShouldBeFalse();
        result.Artifacts.ShouldHaveSingleItem().Source.ShouldBe("x");
        result.Artifact.ShouldBeNull("it is no workflow");
    }

    [Fact]
    public void Nothing_may_be_written_when_a_diagnostic_of_the_target_is_an_error()
    {
        var target = new OtherTarget { Diagnostics = [HeadLimitDiagnostics.LabelCount.At(Location.None, 1, 0)] };
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { Target = target });

        var result = workspace.Lower(Load(target).Bound.ShouldNotBeNull(), target);

        result.HasErrors.ShouldBeTrue();
        result.Artifacts.ShouldBeEmpty();
        result.Output.ShouldNotBeNull().Artifacts.Count.ShouldBe(1);
    }

    private static LoadResult Load(ITarget target) =>
        new AefWorkspace(new YamlDocumentReader(), options: new WorkspaceOptions { Target = target })
            .Load(new SourceText(Definition, "x.json"));

    private sealed class OtherTarget : ITarget
    {
        public string Name => "other";

        public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

        IReadOnlyList<IPipelineRule> ITarget.Rules => [];

        public CompilationOutput Compile(BoundPipeline pipeline, PlatformParameters? parameters = null) =>
            new([new TextArtifact(pipeline.Name)], SourceMap.Empty, Diagnostics);
    }

    private sealed record TextArtifact(string Name) : IArtifact
    {
        public string FileName => Name + ".txt";

        public string Source => Name;

        public OutputKind Kind => OutputKind.Diagram;

        public IEnumerable<string> Inputs => [];
    }
}
