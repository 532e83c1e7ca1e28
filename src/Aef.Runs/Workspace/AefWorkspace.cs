using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.DiagnosticCatalog;
using Aef.Runs.Simulation;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Runs.Workspace;

/// <summary>
/// The operations that the <c>aef</c> command and the cmdlets share: a facade over a loader, a compiler, and the readers of a run's files.
/// Bad input never throws; every result has all diagnostics.
/// </summary>
public sealed partial class AefWorkspace
{
    private readonly DocumentReader _documents;
    private readonly IDocumentReader _yaml;
    private readonly ExecutorCatalog? _catalog;
    private readonly WorkspaceOptions? _options;

    /// <summary>
    /// Creates a workspace; <paramref name="yaml"/> reads documents that are not JSON, <paramref name="catalog"/> has the executors (null:
    /// the built-in ones), and <paramref name="options"/> name configuration, executor entries and job files (null: next to each
    /// definition).
    /// </summary>
    public AefWorkspace(IDocumentReader yaml, ExecutorCatalog? catalog = null, WorkspaceOptions? options = null)
    {
        (_yaml, _catalog, _options) = (yaml, catalog, options);
        _documents = new DocumentReader(yaml);
        Loader = new DefinitionLoader(yaml, DiagnosticRegistry.All, catalog, options);
        Compiler = new PipelineCompiler(Loader);
    }

    /// <summary>The binding of the executors for which a definition chooses none; null means the first one of each entry.</summary>
    internal BindingChoice? Binding => _options?.Binding;

    /// <summary>The same workspace with another <see cref="Binding"/>.</summary>
    internal AefWorkspace With(BindingChoice? binding) =>
        binding == Binding ? this : new AefWorkspace(_yaml, _catalog, (_options ?? new WorkspaceOptions()) with { Binding = binding });

    /// <summary>The same workspace with the target whose rules apply.</summary>
    internal AefWorkspace With(ITarget target) =>
        new(_yaml, _catalog, (_options ?? new WorkspaceOptions()) with { Target = target, TargetChoice = null });

    /// <summary>Checks a pipeline by the rules of a run on this computer, and compiles it for one.</summary>
    internal CompileResult CompileLocally(Pipeline pipeline, PlatformParameters? parameters) =>
        Compiler.Checked(pipeline, bound => Lower(bound, LocalTarget.Default, parameters));

    /// <summary>Loads and checks definitions and the other files of a project.</summary>
    public DefinitionLoader Loader { get; }

    /// <summary>Compiles pipelines.</summary>
    public PipelineCompiler Compiler { get; }

    /// <summary>Reads documents, JSON and YAML, for readers of other files.</summary>
    internal IDocumentReader Documents => _documents;

    /// <summary>Reads a file (a definition, a Cloud Workflows source or platform parameters) and checks it.</summary>
    public LoadResult LoadFile(string path) => Loader.LoadFile(path);

    /// <summary>Reads a string (a definition, a Cloud Workflows source or platform parameters) and checks it.</summary>
    public LoadResult Load(SourceText source) => Loader.Load(source);

    /// <summary>Checks a parsed document, or a part of one; <paramref name="path"/> is its name in diagnostics.</summary>
    public LoadResult Load(DocumentNode root, string? path) => Loader.Load(root, path);

    /// <summary>The suppressions that could have applied to what was loaded and checked so far, and did not.</summary>
    public IReadOnlyList<Diagnostic> UnusedSuppressions() => Loader.UnusedSuppressions();

    /// <summary>The platform parameters that the configuration of a definition names, or null.</summary>
    public string? DefaultParametersPath(string? definition) => Loader.DefaultParametersPath(definition);

    /// <summary>
    /// The files and folders that are read with a definition: its configuration, executors, job files and platform parameters. No output
    /// may replace any of them.
    /// </summary>
    public IReadOnlyList<string> PathsBeside(string? definition) => Loader.PathsBeside(definition);

    /// <summary>The executors that a definition may name: the built-in ones, and the entries next to it.</summary>
    public ExecutorCatalog CatalogOf(string? definition) => Loader.CatalogOf(definition);

    /// <summary>The executors that the definitions of a folder may name, with the problems of their entries.</summary>
    public FolderCatalog CatalogIn(string folder) => Loader.CatalogIn(folder);

    /// <summary>Reads a definition file without checking it: a pipeline that can be read may still be invalid.</summary>
    public DefinitionResult ReadDefinition(string path) => Loader.ReadDefinition(path);

    /// <summary>Reads a definition without checking it.</summary>
    public DefinitionResult ReadDefinition(SourceText source) => Loader.ReadDefinition(source);

    /// <summary>Checks a pipeline from any source.</summary>
    public BindResult Check(Pipeline pipeline) => Loader.Check(pipeline);

    /// <summary>Reads a platform parameters file.</summary>
    public PlatformParametersResult LoadParameters(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new PlatformParametersResult(null, text.Diagnostics) : ReadParameters(text.Source);
    }

    /// <summary>Reads platform parameters from a string.</summary>
    public PlatformParametersResult ReadParameters(SourceText source) => new PlatformParametersReader(_documents).Read(source);

    /// <summary>Reads a simulation script for a pipeline.</summary>
    public SimulationScriptResult LoadScript(string path, BoundPipeline pipeline)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new SimulationScriptResult(null, text.Diagnostics) : ReadScript(text.Source, pipeline);
    }

    /// <summary>Reads a simulation script for a pipeline from a string.</summary>
    public SimulationScriptResult ReadScript(SourceText source, BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var document = _documents.Read(source);
        return document.Root is null || document.HasErrors
            ? new SimulationScriptResult(null, document.Diagnostics)
            : SimulationScriptReader.Read(document.Root, pipeline);
    }

    /// <summary>Reads a mock file.</summary>
    public MockFileResult LoadMocks(string path)
    {
        var document = ReadDocument(path);
        return document.Root is null
            || document.HasErrors
            ? new MockFileResult(null, document.Diagnostics)
            : MockFileReader.Read(document.Root);
    }

    /// <summary>Checks a pipeline and compiles it; the artifact is null when there are errors.</summary>
    public CompileResult Compile(
        Pipeline pipeline,
        PlatformParameters? parameters = null,
        SourceFormat? format = null,
        CloudWorkflowsOptions? options = null) =>
        Compiler.Compile(pipeline, parameters, format, options);

    /// <summary>Compiles a checked pipeline to Cloud Workflows; the diagnostics are those of the target.</summary>
    public CompileResult Lower(
        BoundPipeline pipeline,
        PlatformParameters? parameters = null,
        SourceFormat? format = null,
        CloudWorkflowsOptions? options = null) =>
        Compiler.Lower(pipeline, parameters, format, options);

    /// <summary>Compiles a checked pipeline to a target and applies the severities of its project.</summary>
    public CompileResult Lower(BoundPipeline pipeline, ITarget target, PlatformParameters? parameters = null) =>
        Compiler.Lower(pipeline, target, parameters);

    internal DocumentResult ReadDocument(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new DocumentResult(null, text.Diagnostics) : _documents.Read(text.Source);
    }

    /// <summary>True when a workflow was compiled by Aef, whose jobs only the run of its definition simulates.</summary>
    public static bool IsCompiled(LoadResult input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input is { Kind: LoadedKind.Workflow, Source: { } source } && KnownOutput.IsWorkflow(source.Text);
    }
}
