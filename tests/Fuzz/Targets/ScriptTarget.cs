using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Fuzz.Mutators;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine;

namespace Aef.Fuzz.Targets;

/// <summary>Simulation scripts: read, and run under a small pipeline when nothing is wrong with them.</summary>
public sealed class ScriptTarget : FuzzTarget
{
    private const string Pipeline = """
        name: p
        engine: cloud_workflows
        defaults: {wait_time_seconds: 10, async_timeout_loop_in_minutes: 5}
        levels:
          - level_id: "1"
            threads:
              - thread_id: "1"
                steps:
                  - {job_id: A3, job_name: one, executor: dataform-tag-executor, continue_if_fail: true}
                  - {job_id: D1, job_name: sync_function, type: sync, function_name: refresh-cache, timeout_seconds: 600}
              - thread_id: "2"
                steps:
                  - {job_id: E1, job_name: two, executor: bq-saved-query-executor}
                  - {job_id: E2, job_name: three, executor: bq-saved-query-executor}
        """;

    private static readonly HashSet<string> Jobs = new(["A3", "D1", "E1", "E2"], StringComparer.Ordinal);

    private readonly DocumentReader _documents = new(new YamlDocumentReader());
    private readonly WorkflowArtifact _artifact = Compile();

    public override string Name => "script";

    public override byte[] Make(Dice dice, Corpus corpus) => MakeDocument(dice, corpus, corpus.Scripts, corpus.ScriptTrees, Words.Scalars);

    public override void Run(ReadOnlySpan<byte> input)
    {
        var read = SourceTextReader.Read(input, "fuzz.yaml");
        if (read.Source is null || _documents.Read(read.Source) is not { Root: { } root, HasErrors: false })
        {
            return;
        }

        var script = SimulationScriptReader.Read(root, Jobs);
        Promises.CheckDiagnostics(script.Diagnostics, read.Source);
        if (script.Script is { } simulated)
        {
            Executed++;
            LocalRunner.Run(new LocalRunRequest(_artifact) { Script = simulated, Limits = EngineLimits.Default with { MaxSteps = 2_000 } });
        }
    }

    private static WorkflowArtifact Compile()
    {
        var workspace = new AefWorkspace(new YamlDocumentReader());
        var loaded = workspace.Load(new SourceText(Pipeline, "pipeline.yaml"));
        return loaded.Pipeline is { } pipeline && !loaded.HasErrors
            ? workspace.Compile(pipeline).Artifact ?? throw new InvalidOperationException("The pipeline of the fuzzer does not compile.")
            : throw new InvalidOperationException("The pipeline of the fuzzer is wrong: " + loaded.Diagnostics[0]);
    }
}
