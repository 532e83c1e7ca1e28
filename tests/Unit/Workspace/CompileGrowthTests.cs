using System.Globalization;
using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Printing;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Tests.Support;

namespace Aef.Tests.Workspace;

/// <summary>Compiling from text to text stays linear. Allocations show it on any computer; time would not.</summary>
public sealed class CompileGrowthTests
{
    [Theory]
    [InlineData(SourceFormat.Json)]
    [InlineData(SourceFormat.Yaml)]
    public void Ten_times_the_steps_allocate_about_ten_times_as_much(SourceFormat format)
    {
        Allocated(100, format);

        var small = Allocated(1_000, format);
        var large = Allocated(10_000, format);

        ((double)large / small).ShouldBeInRange(5, 12);
    }

    [Fact]
    public void A_step_allocates_at_most_40_kilobytes_on_its_way_from_text_to_text()
    {
        Allocated(100, SourceFormat.Json);

        (Allocated(500, SourceFormat.Json) / 500).ShouldBeLessThan(40 * 1024, "24 were measured; more than 40 would be felt");
    }

    private static long Allocated(int steps, SourceFormat format)
    {
        var source = new SourceText(format == SourceFormat.Json ? Definition(steps) : DocumentPrinter.ToYaml(Definitions.Documents.Read(new SourceText(Definition(steps))).Root!)); // our own text can be read
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bound = new AefWorkspace(new YamlDocumentReader()).Load(source).Bound.ShouldNotBeNull();
        CloudWorkflowsTarget.Compile(bound, format: format).Source.Length.ShouldBeGreaterThan(steps);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Levels of four threads of two steps.</summary>
    private static string Definition(int steps)
    {
        var levels = Enumerable.Range(0, steps)
            .Chunk(8)
            .Select(level =>
                string.Join(", ", level.Chunk(2).Select(thread => $"{{\"steps\": [{string.Join(", ", thread.Select(Step))}]}}")));
        return $"{{\"name\": \"p\", \"levels\": [{string.Join(", ", levels.Select(threads => $"{{\"threads\": [{threads}]}}"))}]}}";

        static string Step(int number) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"job_id\": \"J{number}\", \"job_name\": \"a_job_with_a_name_of_forty_characters_{number:D5}\", \"executor\": \"dataform-tag-executor\", \"wait_time_seconds\": 30}}");
    }
}
