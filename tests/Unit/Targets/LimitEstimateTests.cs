using System.Globalization;
using System.Text.Json;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Tree;
using Aef.Tests.Parameters;
using Aef.Tests.Support;

namespace Aef.Tests.Targets;

/// <summary>The estimate that saves validation the compilation of small pipelines never misses a limit.</summary>
public sealed class LimitEstimateTests
{
    [Theory]
    [InlineData("a", 0)]
    [InlineData("a", 3_000)]
    [InlineData("\\\"\t'", 0)]
    [InlineData("\\\"\t'", 500)]
    [InlineData("\u20ac\ud83d\ude00", 300)]
    public void A_pipeline_that_is_estimated_to_be_small_is_small(string piece, int pieces)
    {
        var far = 0;
        for (var steps = 1; steps <= 400; steps = (steps * 5 / 4) + 1)
        {
            foreach (var (wide, defaults) in new[] { (true, true), (true, false), (false, true), (false, false) })
            {
                var text = Definition(steps, string.Concat(Enumerable.Repeat(piece, pieces)), wide, defaults);
                var bound = Feeds.Bound(text);
                if (!CloudWorkflowsTarget.IsFarFromLimits(bound))
                {
                    continue;
                }

                far++;
                var artifact = CloudWorkflowsTarget.Compile(
                    bound,
                    options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded });
                artifact.Diagnostics.ShouldNotContain(d => CloudWorkflowsTarget.IsLimit(d), $"{steps} steps");
                artifact.As(SourceFormat.Json).Fits.ShouldBeTrue($"{steps} steps");
                artifact.As(SourceFormat.Yaml).Fits.ShouldBeTrue($"{steps} steps");
            }
        }

        far.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void The_example_is_recognized_as_small()
    {
        var file = Repository.PathOf("examples", "daily-sales", "pipeline.json");

        CloudWorkflowsTarget.IsFarFromLimits(Definitions.Bound(File.ReadAllText(file))).ShouldBeTrue();
    }

    private static string Definition(int steps, string value, bool wide, bool inDefaults)
    {
        var all = Enumerable.Range(1, steps).Select(i => new Dictionary<string, object>
        {
            ["job_id"] = i.ToString(CultureInfo.InvariantCulture),
            ["job_name"] = "j" + i.ToString(CultureInfo.InvariantCulture),
            ["executor"] = "feeder",
            ["when"] = i % 2 == 0 ? "true" : "${run.id != \"\" and run.start_date != \"\"}",
            ["with"] = inDefaults ? new Dictionary<string, object>() : new Dictionary<string, object> { ["text"] = value },
        }).ToList();
        object[] threads = wide ? [.. all.Select(s => new[] { s })] : [all];
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["name"] = "p",
            ["defaults"] =
                new Dictionary<string, object> { ["wait_time_seconds"] = 600, ["with"] = inDefaults ? new Dictionary<string, object> { ["text"] = value } : [] },
            ["levels"] = new[] { threads },
        });
    }
}
