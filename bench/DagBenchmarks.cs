using Aef.Adapters.Yaml;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Runs.Workspace;
using BenchmarkDotNet.Attributes;

namespace Aef.Bench;

/// <summary>Compiles DAGs of 10 to 10,000 steps; the time grows with the steps.</summary>
[MemoryDiagnoser]
public class DagBenchmarks
{
    private static readonly AirflowOptions Options = new();

    private AefWorkspace _workspace = new(new YamlDocumentReader());
    private BoundPipeline? _bound;

    /// <summary>Steps of the pipeline.</summary>
    [Params(10, 1_000, 10_000)]
    public int Steps { get; set; }

    /// <summary>What every second step reads of a step of the level before it.</summary>
    [Params("nothing", "status", "output")]
    public string Reads { get; set; } = string.Empty;

    /// <summary>Reads and checks the definition.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _workspace = new AefWorkspace(
            new YamlDocumentReader(),
            options: new WorkspaceOptions { Target = new AirflowTarget(Options) });
        var loaded = _workspace.Load(new SourceText(PipelineText.Dag(Steps, Reads), "bench.json"));
        _bound = loaded.Bound ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
    }

    /// <summary>Lowers and prints.</summary>
    [Benchmark]
    public int Compile() => _workspace.Compiler.LowerDag(_bound!, Options).Artifacts.Sum(a => a.Source.Length); // set before
}
