using Aef.Adapters.Yaml;
using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Sessions;
using Aef.Core.Editing.Syntax;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using BenchmarkDotNet.Attributes;

namespace Aef.Bench;

/// <summary>An edit of a definition, by text and by form, with reading the text again.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    private DocumentSession _session = null!;
    private NodePath _path = null!;
    private int _sequence;

    /// <summary>Steps of the pipeline.</summary>
    [Params(10, 400, 10_000)]
    public int Steps { get; set; }

    /// <summary>The format of the definition.</summary>
    [Params(SourceFormat.Json, SourceFormat.Yaml)]
    public SourceFormat Format { get; set; }

    /// <summary>Opens the definition.</summary>
    [GlobalSetup]
    public void SetUp() => (_session, _path) = Open(Steps, Format);

    /// <summary>Types one character.</summary>
    [Benchmark]
    public object Type() => _session.Apply(new TextChange("tab", ++_sequence, _session.State.Version, [new TextDelta(0, 0, " ")]));

    /// <summary>Sets the name of the last step.</summary>
    [Benchmark]
    public object Form() => _session.Apply(
        new FormChange("tab", _session.State.Version, new SetValue(_path, ScalarNode.String($"job_{++_sequence}"))));

    /// <summary>A session with a definition, and the path of the name of its last step.</summary>
    internal static (DocumentSession Session, NodePath Path) Open(int steps, SourceFormat format)
    {
        var json = PipelineText.Json(steps / 10, 1, 10);
        var text = DefinitionText(json, format);
        var session = new DocumentSession(new YamlDocumentReader(), EditedText.FromFileText(text),
            format == SourceFormat.Json ? "p.json" : "p.yaml");
        var (list, thread, name) = format == SourceFormat.Json ? ("definition", "THREADS", "JOB_NAME") : ("levels", "threads", "job_name");
        var last = format == SourceFormat.Json ? "STEPS" : "steps";
        return NodePath.TryParse($"{list}[{(steps / 10) - 1}].{thread}[0].{last}[9].{name}", out var path)
            ? (session, path)
            : throw new InvalidOperationException("The path is invalid.");
    }

    private static string DefinitionText(string json, SourceFormat format) => DefinitionWriter.Write(
        new DefinitionReader(new JsonDocumentReader()).Read(new SourceText(json, "p.json")).Partial!,
        format);
}
