using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Bench;

/// <summary>
/// The phases from text to text, each over the result of the one before, for a pipeline of so many steps: levels of four threads of two.
/// </summary>
public sealed class PhaseSet
{
    /// <summary>An executor whose steps can have parameters.</summary>
    internal const string Executor = "feeder";

    private static readonly ExecutorCatalog Catalog = ExecutorCatalog.BuiltIn.With([
        new ExecutorDefinition(Executor, null, [], [new FunctionBinding()]) { ReadsStepProperties = true },
    ]);

    private readonly DocumentReader _documents = new(new YamlDocumentReader());
    private readonly SourceText _json;
    private readonly SourceText _yaml;
    private readonly SourceText _expressions;
    private readonly DocumentNode _document;
    private readonly DefinitionResult _definition;
    private readonly BoundPipeline _bound;
    private readonly WorkflowSyntax _workflow;

    /// <summary>Creates the inputs of all phases.</summary>
    public PhaseSet(int steps)
    {
        _json = new SourceText(PipelineText.Json(levels: Math.Max(1, steps / 8), threads: 4, steps: 2), "bench.json");
        _expressions = new SourceText(
            PipelineText.Json(Math.Max(1, steps / 8), threads: 4, steps: 2, Executor, withExpressions: true),
            "expressions.json");
        _document = Root(_json);
        _yaml = new SourceText(DocumentPrinter.ToYaml(_document), "bench.yaml");
        _definition = DefinitionReader.Read(_document, "bench.json");
        _bound = Check() ?? throw new InvalidOperationException("The definition has errors.");
        _workflow = Lower().Workflow;
    }

    /// <summary>Names and works.</summary>
    public IReadOnlyList<(string Name, Func<object?> Work)> All =>
    [
        ("read JSON", () => DefinitionReader.Read(Root(_json), "bench.json")),
        ("read YAML", () => DefinitionReader.Read(Root(_yaml), "bench.yaml")),
        ("check", Check),
        ("lower", () => Lower().Workflow),
        ("print JSON", () => WorkflowPrinter.Print(_workflow, SourceFormat.Json)),
        ("print YAML", () => WorkflowPrinter.Print(_workflow, SourceFormat.Yaml)),
        ("JSON to JSON", () => CompileText(_json, SourceFormat.Json)),
        ("JSON to JSON with expressions", () => CompileText(_expressions, SourceFormat.Json)),
        ("YAML to JSON", () => CompileText(_yaml, SourceFormat.Json)),
        ("YAML to YAML", () => CompileText(_yaml, SourceFormat.Yaml)),
    ];

    /// <summary>What <c>aef compile</c> does with a string, without files.</summary>
    public string CompileText(SourceText source, SourceFormat format) =>
        CloudWorkflowsTarget.Compile(Load(source), format: format).Source;

    /// <summary>Reads and checks a definition.</summary>
    internal static BoundPipeline Load(SourceText source)
    {
        var loaded = new AefWorkspace(new YamlDocumentReader(), Catalog).Load(source);
        return loaded.Bound ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
    }

    /// <summary>From JSON text to JSON text.</summary>
    public string JsonToJson() => CompileText(_json, SourceFormat.Json);

    private BoundPipeline? Check() => new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All).Check(_definition).Pipeline;

    private WorkflowArtifact Lower() => CloudWorkflowsTarget.Compile(_bound, format: SourceFormat.Json);

    private DocumentNode Root(SourceText source) =>
        _documents.Read(source).Root ?? throw new InvalidOperationException("The text cannot be read.");
}
