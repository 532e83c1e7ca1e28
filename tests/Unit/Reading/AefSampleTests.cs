using Aef.Core.Pipelines.Model;
using Aef.Tests.Support;

namespace Aef.Tests.Reading;

public sealed class AefSampleTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Baselines", "aef-demo");

    [Fact]
    public void The_demo_definition_reads_without_problems()
    {
        var result = Definitions.Read(File.ReadAllText(Path.Combine(Folder, "definition.json")), "demo.json");

        result.Diagnostics.ShouldBeEmpty();
        var pipeline = result.Pipeline.ShouldNotBeNull();
        pipeline.Name.ShouldBe("demo");
        pipeline.Engine.ShouldBe("cloud_workflows");
        pipeline.Levels.Select(l =>
            $"{l.Id}[{string.Join(' ', l.Threads.Select(t => $"{t.Id}:{string.Join(',', t.Steps.Select(s => s.JobId))}"))}]")
            .ShouldBe(["1[1:J01 2:J02]", "2[3:J03]"]);
        pipeline.Levels[1].Threads[0].Steps[0].ShouldBe(new PipelineStep("J03", "run_dataform_tag")
            .WithType(StepType.Async)
            .WithFunctionIdName("dataform-tag-executor")
            .WithFunctionStatusName("dataform-tag-executor")
            .WithWaitTimeSeconds(20)
            .WithAsyncTimeoutLoopInMinutes(12));
    }

    [Theory]
    [InlineData("definition.json", "")]
    [InlineData("definition-composer.json", "AEF4004")]
    public void The_demo_definitions_check_without_problems_but_for_the_engine(string file, string codes)
    {
        var result = Definitions.Check(File.ReadAllText(Path.Combine(Folder, file)));

        string.Join(' ', result.Diagnostics.Select(d => d.Code)).ShouldBe(codes);
        result.Pipeline.ShouldNotBeNull().Steps.Select(s => s.Function)
            .ShouldBe(["dataproc-serverless-job-executor", "dataflow-flextemplate-job-executor", "dataform-tag-executor"]);
    }

    [Fact]
    public void The_sample_of_the_page_on_the_format_checks_without_problems()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "definition-format.md"));
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;

        var result = Definitions.Check(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);

        result.Diagnostics.ShouldBeEmpty();
        result.Pipeline.ShouldNotBeNull().Levels.Select(l => l.Id).ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("definition.json", "demo_pipeline_cloud_workflows.json")]
    [InlineData("definition-composer.json", "demo_pipeline_composer.json")]
    [InlineData("platform-parameters-dev.json", "platform-parameters-dev.json")]
    public void The_copies_are_what_the_shared_folder_has(string copy, string original)
    {
        // Without the shared folder there is nothing to compare with; the copies are what counts.
        if (Repository.Shared is null)
        {
            return;
        }

        File.ReadAllBytes(Path.Combine(Folder, copy)).ShouldBe(File.ReadAllBytes(Path.Combine(Repository.Shared, "data", "aef", original)));
    }
}
