using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Text;
using BenchmarkDotNet.Attributes;

namespace Aef.Bench;

/// <summary>
/// What <c>aef compile</c> does with 500 steps: the pipeline is split. Half of the steps with expressions have a condition and parameters;
/// the target is 1.5 times the time without.
/// </summary>
[MemoryDiagnoser]
public class SplitBenchmarks
{
    private SourceText _definition = new(string.Empty);

    /// <summary>True for steps of which half have a condition and parameters.</summary>
    [Params(false, true)]
    public bool WithExpressions { get; set; }

    /// <summary>Writes the definition.</summary>
    [GlobalSetup]
    public void SetUp() => _definition = new SourceText(
        PipelineText.Json(levels: 62, threads: 4, steps: 2, PhaseSet.Executor, WithExpressions),
        "bench.json");

    /// <summary>From text to the text of all parts.</summary>
    [Benchmark]
    public int Compile()
    {
        var options = CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded };
        var artifact = CloudWorkflowsTarget.Compile(PhaseSet.Load(_definition), options: options);
        return artifact.All().Sum(a => a.Source.Length);
    }
}
