using BenchmarkDotNet.Attributes;

namespace Aef.Bench;

/// <summary>Reading, checking, lowering and printing, and all of it from text to text, for pipelines of 10 to 10,000 steps.</summary>
[MemoryDiagnoser]
public class PhaseBenchmarks
{
    private Func<object?> _work = () => null;

    /// <summary>Steps of the pipeline.</summary>
    [Params(10, 100, 500, 1_000, 10_000)]
    public int Steps { get; set; }

    /// <summary>The phase, as <see cref="PhaseSet"/> calls it.</summary>
    [Params("read JSON", "read YAML", "check", "lower", "print JSON", "print YAML", "JSON to JSON", "YAML to JSON", "YAML to YAML")]
    public string Phase { get; set; } = string.Empty;

    /// <summary>Picks the phase.</summary>
    [GlobalSetup]
    public void SetUp() => _work = new PhaseSet(Steps).All.Single(p => p.Name == Phase).Work;

    /// <summary>Runs the phase.</summary>
    [Benchmark]
    public object? Run() => _work();
}
