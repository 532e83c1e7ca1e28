using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Fuzz.Mutators;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine;

namespace Aef.Fuzz.Targets;

/// <summary>Pipeline definitions: read, bound, checked, compiled, and run against the simulated cloud.</summary>
public sealed class DefinitionTarget : FuzzTarget
{
    private readonly AefWorkspace _workspace = new(new YamlDocumentReader());

    public override string Name => "definition";

    public override byte[] Make(Dice dice, Corpus corpus) =>
        MakeDocument(dice, corpus, corpus.Definitions, corpus.DefinitionTrees, Words.Scalars);

    public override void Run(ReadOnlySpan<byte> input)
    {
        var read = SourceTextReader.Read(input, "fuzz.yaml");
        if (read.Source is null)
        {
            return;
        }

        var loaded = _workspace.Load(read.Source);
        Promises.CheckDiagnostics(loaded.Diagnostics, read.Source);
        if (loaded.Pipeline is null || loaded.HasErrors)
        {
            return;
        }

        var compiled = _workspace.Compile(loaded.Pipeline);
        Promises.CheckDiagnostics(compiled.Diagnostics, read.Source);
        if (compiled.Artifact is { } artifact && read.Source.Text.Length < 8_000)
        {
            Executed++;
            LocalRunner.Run(new LocalRunRequest(artifact) { Limits = EngineLimits.Default with { MaxSteps = 2_000 } });
        }
    }
}
