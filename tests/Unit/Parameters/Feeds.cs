using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Validation;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;
using Aef.Tests.Targets;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Parameters;

/// <summary>Pipelines with an executor (<c>feeder</c>) whose function reads step_properties.</summary>
internal static class Feeds
{
    public const string Async = "executor: feeder";
    public const string Sync = "type: sync, executor: feeder";

    private const string Entry = """
        {"name": "feeder", "job_file": "optional", "reads_step_properties": true, "accepts_secrets": true,
         "workflows": [{"binding": "function"}],
         "parameters": {"a": {"type": "string"}, "n": {"type": "integer"}, "l": {"type": "list"},
                        "m": {"type": "map"}, "b": {"type": "boolean"}}}
        """;

    /// <summary>The same executor, whose jobs call the run back (<c>caller</c>).</summary>
    private static readonly string Caller = Entry.Replace("feeder\"", "caller\", \"callbacks\": true", StringComparison.Ordinal);

    public static ExecutorCatalog Catalog { get; } =
        ExecutorCatalog.BuiltIn.With([.. new[] { Entry, Caller, Conformity.Probe.Entry }.Select(entry =>
        new ExecutorDefinitionReader(new JsonDocumentReader()).Read(new SourceText(entry, "entry.json")).Executor.ShouldNotBeNull())]);

    public static BindResult Check(string definition) =>
        new PipelineChecker(Catalog, WorkflowRules.All).Check(Definitions.Read(definition));

    public static BoundPipeline Bound(string definition)
    {
        var result = Check(definition);
        return result.Pipeline.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
    }

    /// <summary>Compiles to a source that passes the analyzer.</summary>
    public static WorkflowArtifact Compile(
        string definition,
        WorkflowSplitting splitting = WorkflowSplitting.Never,
        int levels = int.MaxValue)
    {
        var artifact = CloudWorkflowsTarget.Compile(
            Bound(definition),
            PlatformParameters.Empty,
            SourceFormat.Json,
            new CloudWorkflowsOptions { Splitting = splitting, MaxPartLevels = levels });
        artifact.Diagnostics.Where(d => d.Severity == Aef.Documents.Diagnostics.DiagnosticSeverity.Error).ShouldBeEmpty();
        foreach (var one in artifact.All())
        {
            WorkflowAnalyzer.Analyze(one.Workflow).Where(d => d.Code != "AEF5152").ShouldBeEmpty(); // text may look like an expression
        }

        return artifact;
    }

    /// <summary>Compiles and runs; calls that <paramref name="answer"/> answers with null succeed.</summary>
    public static RecordedRun Run(string definition, Func<RecordedCall, EffectOutcome?>? answer = null, string? argument = null) =>
        RecordedRun.Of(Compile(definition), answer, argument);

    /// <summary>One level with one thread of steps, each given as the inside of a flow map.</summary>
    public static string Steps(params string[] steps) => $"levels:\n- [{string.Join(", ", steps.Select(s => $"{{{s}}}"))}]\n";
}
