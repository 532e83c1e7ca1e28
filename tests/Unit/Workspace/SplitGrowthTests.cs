using System.Globalization;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Tests.Support;

namespace Aef.Tests.Workspace;

/// <summary>A pipeline of many levels is split without more work for each part than a pipeline of few levels needs.</summary>
public sealed class SplitGrowthTests
{
    [Theory]
    [InlineData("")]
    [InlineData(", when: '${inputs.s == \"a\"}'")]
    [InlineData(", continue_if_fail: true")]
    public void Four_times_the_levels_allocate_four_times_as_much(string keys)
    {
        Allocated(100, keys);

        ((double)Allocated(4_000, keys) / Allocated(1_000, keys)).ShouldBeInRange(3, 4.6);
    }

    private static long Allocated(int levels, string keys)
    {
        var bound = Definitions.Bound(
            "name: p\ninputs: {s: {type: string, default: a}}\nlevels:\n"
                + string.Concat(
                    Enumerable.Range(0, levels)
                        .Select(l => string.Create(
                            CultureInfo.InvariantCulture,
                            $"- - - {{job_id: J{l}, job_name: j, executor: dataform-tag-executor{keys}}}\n"))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var artifact = CloudWorkflowsTarget.Compile(
            bound,
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded });
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        artifact.Parts.Count.ShouldBeGreaterThanOrEqualTo(levels / 500);
        return allocated;
    }
}
