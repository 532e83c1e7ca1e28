using System.Globalization;
using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Xunit.Abstractions;

namespace Aef.Tests.Parameters;

/// <summary>How many named steps with conditions and parameters fit into 131,072 bytes as JSON.</summary>
public sealed class SourceSizeTests(ITestOutputHelper output)
{
    [Fact]
    public void Three_hundred_steps_of_which_half_have_conditions_and_parameters_fit()
    {
        var most = Enumerable.Range(0, 20)
            .Select(i => 300 + (i * 10))
            .TakeWhile(steps => Compile(steps).As(SourceFormat.Json).Bytes <= 131_072)
            .LastOrDefault();

        output.WriteLine($"300 steps: {Compile(300).As(SourceFormat.Json).Bytes} bytes; at most {most} steps fit");
        most.ShouldBeGreaterThanOrEqualTo(300);
    }

    [Fact]
    public void A_larger_pipeline_is_split()
    {
        var artifact = Compile(600, WorkflowSplitting.WhereNeeded);

        artifact.Parts.Count.ShouldBeGreaterThan(1);
        artifact.All().ShouldAllBe(a => a.Fits);
        artifact.Diagnostics.ShouldNotContain(d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Levels of five threads with three steps, job names of forty characters.</summary>
    private static WorkflowArtifact Compile(int steps, WorkflowSplitting splitting = WorkflowSplitting.Never)
    {
        var text = new StringBuilder(
            "inputs: {mode: {type: string}, partner: {type: string}}\nvariables: {folder: '${inputs.partner}/in'}\nlevels:\n");
        for (var i = 0; i < steps; i++)
        {
            text.Append(i % 15 == 0 ? "- - - " : i % 3 == 0 ? "  - - " : "    - ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{{job_id: J{i + 1:000}, job_name: {$"job_{i + 1:000}_".PadRight(40, 'x')}, executor: feeder");
            text.Append(
                i % 2 == 0
                    ? ", when: '${inputs.mode != \"empty\"}', with: {a: '${inputs.partner}', "
                    + "m: {target: '${variables.folder}', date: '${run.start_date}'}}}\n"
                    : "}\n");
        }

        return CloudWorkflowsTarget.Compile(
            Feeds.Bound(text.ToString()),
            PlatformParameters.Empty,
            options: new CloudWorkflowsOptions { Splitting = splitting });
    }
}
