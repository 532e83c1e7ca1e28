using Aef.Core.Pipelines.Writing;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Writing;

public sealed class DefinitionWriterTests
{
    [Theory]
    [InlineData(SourceFormat.Json)]
    [InlineData(SourceFormat.Yaml)]
    public void What_is_written_reads_as_the_same_pipeline(SourceFormat format)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var pipeline = new PipelineGenerator(seed).Pipeline();

            var text = DefinitionWriter.Write(pipeline, format);
            var result = Definitions.Read(text);

            result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty($"seed {seed}\n{text}");
            result.Pipeline.ShouldBe(pipeline, $"seed {seed}\n{text}");
        }
    }

    [Fact]
    public void Both_formats_have_the_same_content()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var pipeline = new PipelineGenerator(seed).Pipeline();

            Definitions.Read(DefinitionWriter.Write(pipeline, SourceFormat.Json)).Pipeline
                .ShouldBe(Definitions.Read(DefinitionWriter.Write(pipeline, SourceFormat.Yaml)).Pipeline, $"seed {seed}");
        }
    }

    [Fact]
    public void JSON_is_written_as_AEF_has_it()
    {
        var demo = File.ReadAllText(Repository.PathOf("tests", "Baselines", "aef-demo", "definition.json"));

        var written = DefinitionWriter.Write(Definitions.Pipeline(demo), SourceFormat.Json);

        written.TrimEnd().ShouldBe(demo.TrimEnd());
    }

    [Fact]
    public void YAML_is_written_in_lower_case_with_numbers() =>
        DefinitionWriter.Write(Definitions.Pipeline("""{"name": "p", "definition": [{"LEVEL_ID": "1", "THREADS": [{"THREAD_ID": "1", "STEPS": [{"JOB_ID": "J01", "TYPE": "async", "WAIT_TIME_SECONDS": "30", "CONTINUE_IF_FAIL": "x"}]}]}]}"""), SourceFormat.Yaml)
            .ShouldBe("""
                name: p
                levels:
                  - level_id: "1"
                    threads:
                      - thread_id: "1"
                        steps:
                          - job_id: J01
                            type: async
                            wait_time_seconds: 30
                            continue_if_fail: true

                """);

    [Fact]
    public void The_same_pipeline_has_the_same_text()
    {
        var pipeline = new PipelineGenerator(7).Pipeline();

        DefinitionWriter.Write(pipeline, SourceFormat.Yaml)
            .ShouldBe(DefinitionWriter.Write(new PipelineGenerator(7).Pipeline(), SourceFormat.Yaml));
        DefinitionWriter.Write(pipeline, SourceFormat.Json).ShouldNotContain("\r");
    }
}
