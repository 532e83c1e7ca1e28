using Aef.Tests.Support;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Running;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Targets;

public sealed class CompiledWorkflowTests
{
    private static readonly WorkflowArtifact Wide = Pipelines.OneLevel(Enumerable.Range(1, 40).Select(i => ($"J{i}", $"job_{i}")));

    public static TheoryData<bool, bool> Shapes => new() { { false, true }, { false, false }, { true, true }, { true, false } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_compiled_workflow_has_no_problems_not_even_warnings(bool wide, bool json)
    {
        var artifact = wide ? Wide : Pipelines.Demo;

        WorkflowAnalyzer.Analyze(Parse(artifact, json ? SourceFormat.Json : SourceFormat.Yaml)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_forms_of_the_source_are_the_same_workflow(bool wide)
    {
        var artifact = wide ? Wide : Pipelines.Demo;

        Parse(artifact, SourceFormat.Yaml).ShouldBe(Parse(artifact, SourceFormat.Json));
    }

    [Fact]
    public void A_failure_kind_that_looks_like_an_expression_is_refused()
    {
        var result = Definitions.Check("""
            {"name": "p", "engine": "cloud_workflows", "levels": [{"level_id": "1", "threads": [{"thread_id": "1", "steps": [
              {"job_id": "A", "job_name": "a", "executor": "dataform-tag-executor", "retry": {"on": ["${x}"]}}]}]}]}
            """);

        result.Pipeline.ShouldBeNull();
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF4101");
    }

    [Fact]
    public void Levels_threads_and_jobs_keep_their_names_up_to_ten_threads()
    {
        var main = Pipelines.Demo.Workflow.Main.ShouldNotBeNull();
        var level = main.Steps.Single(s => s.Name == "Level_1").Body.ShouldBeOfType<ParallelBody>();

        level.Branches.Select(b => b.Name).ShouldBe(["Level_1_Thread_1", "Level_1_Thread_2"]);
        level.Branches.SelectMany(b => b.Steps).Select(s => s.Name).ShouldBe(["J01", "J02"]);
    }

    [Fact]
    public void More_threads_than_branches_become_rows_of_one_loop()
    {
        var loops = Wide.Workflow.Routines.SelectMany(r => r.Steps)
            .SelectMany(s => SyntaxWalk.Bodies(s.Body))
            .OfType<ParallelBody>()
            .ToList();

        loops.ShouldHaveSingleItem().Loop.ShouldNotBeNull();
    }

    [Fact]
    public void Where_yaml_is_too_large_the_source_is_json_unless_the_caller_insists()
    {
        var pipeline = Pipelines.OneLevel(Enumerable.Range(1, 1000).Select(i => ($"J{i}", $"job_{i}".PadRight(40, 'x')))).Pipeline;

        var chosen = CloudWorkflowsTarget.Compile(pipeline);
        chosen.Format.ShouldBe(SourceFormat.Json);
        chosen.Fits.ShouldBeTrue();
        chosen.Diagnostics.ShouldContain(d => d.Code == "AEF4103" && d.Message.Contains("fits as JSON: ", StringComparison.Ordinal));

        CloudWorkflowsTarget.Compile(pipeline, format: SourceFormat.Yaml).Diagnostics.Select(d => d.Code).ShouldContain("AEF4102");
    }

    private static WorkflowSyntax Parse(WorkflowArtifact artifact, SourceFormat format) =>
        new WorkflowParser(new Adapters.Yaml.YamlDocumentReader())
            .Parse(new SourceText(artifact.Print(format), format == SourceFormat.Json ? "w.json" : "w.yaml"))
            .Workflow.ShouldNotBeNull();
}
