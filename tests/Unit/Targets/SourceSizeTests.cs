using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Xunit.Abstractions;

namespace Aef.Tests.Targets;

/// <summary>Cloud Workflows accepts 131,072 bytes of source; AEF's own generator fills them with 29 steps.</summary>
public sealed class SourceSizeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(400, 4, 1)]
    [InlineData(400, 4, 5)]
    [InlineData(400, 1, 1)]
    [InlineData(1200, 1200, 1)]
    [InlineData(1200, 12, 1)]
    [InlineData(1200, 20, 3)]
    public void So_many_steps_fit_as_json(int steps, int threads, int stepsOfAThread)
    {
        var artifact = CloudWorkflowsTarget.Compile(LargePipelines.Of(steps, threads, stepsOfAThread));

        output.WriteLine($"{steps} steps: {artifact.Bytes} bytes");
        artifact.Format.ShouldBe(SourceFormat.Json);
        artifact.Bytes.ShouldBeLessThanOrEqualTo(131_072);
        artifact.Diagnostics.ShouldNotContain(d => d.Severity == DiagnosticSeverity.Error);
        artifact.Diagnostics.ShouldContain(d => d.Code == "AEF4103");
    }

    [Fact]
    public void Job_names_of_the_sample_have_forty_characters() =>
        LargePipelines.Of(10, 4).Steps.ShouldAllBe(s => s.JobName.Length == 40);
}
