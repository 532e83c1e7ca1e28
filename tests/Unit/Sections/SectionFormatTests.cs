using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets;
using Aef.Core.Views.Comparison;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Estimation;
using Aef.Runs.Progress;
using Aef.Tests.Support;
using static Aef.Tests.Sections.Sections;

namespace Aef.Tests.Sections;

/// <summary>The sections wherever a pipeline is written, built, compared, drawn or measured.</summary>
public sealed class SectionFormatTests
{
    private static string Both => $"on_failure: [{Job("F1")}]\nfinally: [{Job("Z1")}, {Job("Z2")}]";

    [Fact]
    public void They_are_written_back_in_upper_case_as_JSON_and_in_lower_case_as_YAML()
    {
        var pipeline = Definitions.Pipeline(Pipeline("single", Both));
        var json = DefinitionWriter.Write(pipeline, SourceFormat.Json);

        json.ShouldContain("\"on_failure\": [");
        json.ShouldContain("\"JOB_ID\": \"F1\"");
        DefinitionWriter.Write(pipeline, SourceFormat.Yaml).ShouldContain("finally:\n  - job_id: Z1");
        Definitions.Pipeline(json).Finally.ShouldBe(pipeline.Finally);
    }

    [Fact]
    public void Steps_are_added_to_a_section_at_its_end_or_beside_another_step()
    {
        var pipeline = Definitions.Pipeline(Pipeline("single", Both));
        var step = new PipelineStep("N", "n");

        Ids(Add(new StepPlacement { Section = PipelineSection.Finally })).ShouldBe("F1 | Z1 Z2 N");
        Ids(Add(new StepPlacement { Section = PipelineSection.Finally, Before = "Z2" })).ShouldBe("F1 | Z1 N Z2");
        Ids(Add(new StepPlacement { Section = PipelineSection.OnFailure, After = "F1" })).ShouldBe("F1 N | Z1 Z2");
        Add(new StepPlacement { Section = PipelineSection.Finally, Before = "A" }).Problem.ShouldNotBeNull().Code.ShouldBe("AEF1904");
        Add(new StepPlacement { Section = PipelineSection.Finally, Level = "1" }).Problem.ShouldNotBeNull().Code.ShouldBe("AEF2044");

        BuildResult Add(StepPlacement placement) => PipelineBuilder.AddSteps(pipeline, [step], placement);
        static string Ids(BuildResult result) =>
            string.Join(' ', result.Pipeline!.OnFailure.Select(s => s.JobId)) + " | " + // built
            string.Join(' ', result.Pipeline.Finally.Select(s => s.JobId));
    }

    [Fact]
    public void A_new_step_of_a_section_gets_an_id_that_no_step_has()
    {
        var pipeline = Definitions.Pipeline(
            "levels: [[{job_id: 3, job_name: a, executor: dataform-tag-executor}]]\nfinally: [{job_id: 7, job_name: b, executor: "
                + "dataform-tag-executor}]");

        PipelineBuilder.AddSteps(pipeline, [new PipelineStep(null, "n")], new StepPlacement { Section = PipelineSection.OnFailure })
            .Pipeline.ShouldNotBeNull().OnFailure[0].JobId.ShouldBe("8");
        PipelineBuilder.AddSteps(pipeline, [new PipelineStep(null, "n")], StepPlacement.Last)
            .Pipeline.ShouldNotBeNull().Levels[0].Threads[0].Steps[1].JobId.ShouldBe("8");
    }

    [Fact]
    public void They_are_in_the_tree_and_in_each_diagram()
    {
        var bound = Definitions.Bound(Pipeline("single", Both));

        new TreeLayout(PipelineTree.Of(bound), null).Lines().Select(l => string.Concat(l.Spans.Select(s => s.Text)).TrimEnd())
            .ShouldContain("on_failure");
        var mermaid = MermaidWriter.Write(bound);
        mermaid.ShouldContain("subgraph l4[\"finally\"]");
        mermaid.ShouldContain("s3 -. failed .-> s4"); // L to F1
        mermaid.ShouldContain("s3 --> s5"); // L to Z1
        mermaid.ShouldContain("s4 --> s5"); // F1 to Z1
        DotWriter.Write(bound).ShouldContain("s3 -> s4 [label=\"failed\", style=dashed];");
        SvgWriter.Write(bound).ShouldContain(">finally</text>");
    }

    [Fact]
    public void A_pipeline_with_errors_still_shows_them()
    {
        var text = Pipeline("single", $"finally: [{Job("Z1", "next: A")}]");

        var section = DraftTree.Of(Definitions.Pipeline(text), Definitions.Check(text).Diagnostics).Children[^1];

        (section.Kind, section.Id).ShouldBe((TreeNodeKind.Section, "finally"));
        section.Children[0].Children[0].Marks.ShouldContain(m => m.Contains("AEF2040", StringComparison.Ordinal));
    }

    [Fact]
    public void A_comparison_finds_the_changes_of_their_steps()
    {
        var (old, now) = (
            Definitions.Pipeline(Pipeline("single", Both)),
            Definitions.Pipeline(Pipeline("single", Both.Replace("job_name: z2", "job_name: other", StringComparison.Ordinal))));

        var change = PipelineComparer.Compare(old, now).Changes.ShouldHaveSingleItem();

        (change.Id, change.Property).ShouldBe(("Z2", "job_name"));
    }

    [Fact]
    public void The_progress_of_a_run_has_them_after_the_levels()
    {
        var progress = new RunProgress(Definitions.Bound(Pipeline("single", Both)));

        progress.Levels.Select(l => l.Title).ShouldBe(["level 1", "level 2", "on_failure", "finally"]);
    }

    [Theory]
    [InlineData("single")]
    [InlineData("split")]
    public void The_source_map_leads_to_their_steps(string shape)
    {
        var artifact = Compile(Pipeline(shape, Both), shape);

        var entry = artifact.SourceMap.FindJob("Z1").ShouldNotBeNull();
        (entry.Level, entry.LevelIndex, entry.Location.Start.Line).ShouldBe(("finally", 3, 7));
        artifact.SourceMap.Find(artifact.Name, entry.Routine, entry.Step).ShouldBe(entry);
        entry.Role.ShouldBe(SourceMapRole.Job);
    }

    [Theory]
    [InlineData("single")]
    [InlineData("named")]
    [InlineData("wide")]
    [InlineData("dispatched")]
    public void A_run_in_which_everything_fails_executes_at_most_the_steps_that_measure_reports(string shape)
    {
        var definition = Pipeline(
            shape,
            Both.Replace("job_name: f1", "job_name: f1, when: '${steps.A.status == \"failed\"}'", StringComparison.Ordinal));
        var artifact = Compile(definition, shape);
        var most = WorkflowMeasurer.Measure(artifact).Steps.Most.ShouldNotBeNull();
        var ids = artifact.Pipeline.Steps.Select(s => s.JobId).ToArray();

        var run = Aef.Tests.Running.Pipelines.Run(artifact, Failing(ids));

        run.Execution.StepsExecuted.ShouldBeLessThanOrEqualTo(most);
        Story(run).ShouldEndWith("!F1 !Z1 !Z2");
    }

    [Fact]
    public void Measure_counts_finally_and_not_on_failure_in_a_run_without_failures()
    {
        var with = WorkflowMeasurer.Measure(Compile(Pipeline("single", $"finally: [{Job("Z1")}]")));
        var onFailure = WorkflowMeasurer.Measure(Compile(Pipeline("single", $"on_failure: [{Job("F1")}]")));

        with.Duration.ShouldBe(onFailure.Duration + (with.Duration / 4)); // four sync jobs of the same duration, or three
    }

    [Theory]
    [InlineData("deadline_minutes", "0", "AEF3004")]
    [InlineData("timeout_minutes", "-1", "AEF3004")]
    [InlineData("timeout_minutes", "soon", "AEF1054")]
    public void Limits_of_the_run_are_read_and_checked(string key, string value, string code)
    {
        var text = $"{key}: {value}\n" + Pipeline("single", "");

        Definitions.Read(text)
            .Diagnostics.Concat(Definitions.Check(text).Diagnostics)
            .Select(d => d.Code)
            .ShouldContain(code);
    }

    [Fact]
    public void Limits_of_the_run_are_written_back()
    {
        var pipeline = Definitions.Pipeline("deadline_minutes: 30\ntimeout_minutes: '90'\n" + Pipeline("single", ""));

        (pipeline.DeadlineMinutes, pipeline.TimeoutMinutes).ShouldBe((30d, 90d));
        DefinitionWriter.Write(pipeline, SourceFormat.Yaml).ShouldContain("deadline_minutes: 30\ntimeout_minutes: 90\n");
    }
}
