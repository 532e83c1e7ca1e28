using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using BenchmarkDotNet.Attributes;

namespace Aef.Bench;

/// <summary>The main job, phase by phase, over a pipeline of 4 levels with <see cref="Threads"/> threads of 2 steps each.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());
    private SourceText _json = new(string.Empty);
    private SourceText _yaml = new(string.Empty);
    private LoadResult? _loaded;
    private WorkflowArtifact? _artifact;

    /// <summary>Threads of each level.</summary>
    [Params(3, 100)]
    public int Threads { get; set; }

    /// <summary>Creates the inputs of all phases.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var definition = PipelineText.Json(levels: 4, Threads, steps: 2);
        _json = new SourceText(definition, "bench.json");
        var document = new JsonDocumentReader().Read(_json);
        _yaml = new SourceText(Documents.Printing.DocumentPrinter.ToYaml(document.Root!), "bench.yaml"); // our own text is valid
        _loaded = _workspace.Load(_json);
        _artifact = CloudWorkflowsTarget.Compile(_loaded.Bound!, format: SourceFormat.Json); // our own text is valid
    }

    /// <summary>Reads and checks JSON.</summary>
    [Benchmark]
    public LoadResult LoadJson() => _workspace.Load(_json);

    /// <summary>Reads and checks YAML.</summary>
    [Benchmark]
    public LoadResult LoadYaml() => _workspace.Load(_yaml);

    /// <summary>Lowers and prints.</summary>
    [Benchmark]
    public string Compile() => CloudWorkflowsTarget.Compile(_loaded!.Bound!, format: SourceFormat.Json).Source;

    /// <summary>Reads the compiled text back and runs it on virtual time.</summary>
    [Benchmark]
    public Run Run() => LocalRunner.Run(new LocalRunRequest(_artifact!));
}
