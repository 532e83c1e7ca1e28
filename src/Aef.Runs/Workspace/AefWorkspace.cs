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
/// The calls that the <c>aef</c> command and the cmdlets share: a facade over a loader, a compiler, and the readers of what a run uses. Bad
/// input never throws; every result has all diagnostics.
/// </summary>
public sealed partial class AefWorkspace
{
    private readonly DocumentReader _documents;

    /// <summary>
    /// Makes a workspace; <paramref name="yaml"/> reads what is not JSON, <paramref name="catalog"/> holds the executors (null: ours),
    /// and <paramref name="options"/> where configuration, the user's executors and job files lie (null: next to each definition).
    /// </summary>
    public AefWorkspace(IDocumentReader yaml, ExecutorCatalog? catalog = null, WorkspaceOptions? options = null)
    {
        _documents = new DocumentReader(yaml);
        Loader = new DefinitionLoader(yaml, DiagnosticRegistry.All, catalog, options);
        Compiler = new PipelineCompiler(Loader);
    }

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

    /// <summary>Checks a document, or a part of one, that was read already; <paramref name="path"/> is what diagnostics call it.</summary>
    public LoadResult Load(DocumentNode root, string? path) => Loader.Load(root, path);

    /// <summary>The suppressions that could have been of use for what was loaded and checked so far, and were not.</summary>
    public IReadOnlyList<Diagnostic> UnusedSuppressions() => Loader.UnusedSuppressions();

    /// <summary>The platform parameters that the configuration of a definition names, or null.</summary>
    public string? DefaultParametersPath(string? definition) => Loader.DefaultParametersPath(definition);

    /// <summary>
    /// The files and folders that a definition is read with: its configuration, executors, job files and platform parameters. No output may
    /// be among them.
    /// </summary>
    public IReadOnlyList<string> PathsBeside(string? definition) => Loader.PathsBeside(definition);

    /// <summary>The executors that a definition may name: ours, and those that lie next to it.</summary>
    public ExecutorCatalog CatalogOf(string? definition) => Loader.CatalogOf(definition);

    /// <summary>Reads a definition file without checking it: a pipeline that reads well may still be wrong.</summary>
    public DefinitionResult ReadDefinition(string path) => Loader.ReadDefinition(path);

    /// <summary>Reads a definition without checking it.</summary>
    public DefinitionResult ReadDefinition(SourceText source) => Loader.ReadDefinition(source);

    /// <summary>Checks a pipeline, whoever made it.</summary>
    public BindResult Check(Pipeline pipeline) => Loader.Check(pipeline);

    /// <summary>Reads a platform parameters file.</summary>
    public PlatformParametersResult LoadParameters(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new PlatformParametersResult(null, text.Diagnostics) : ReadParameters(text.Source);
    }

    /// <summary>Reads platform parameters given as text.</summary>
    public PlatformParametersResult ReadParameters(SourceText source) => new PlatformParametersReader(_documents).Read(source);

    /// <summary>Reads a simulation script for a pipeline.</summary>
    public SimulationScriptResult LoadScript(string path, BoundPipeline pipeline)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new SimulationScriptResult(null, text.Diagnostics) : ReadScript(text.Source, pipeline);
    }

    /// <summary>Reads a simulation script given as text for a pipeline.</summary>
    public SimulationScriptResult ReadScript(SourceText source, BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var document = _documents.Read(source);
        return document.Root is null || document.HasErrors
            ? new SimulationScriptResult(null, document.Diagnostics)
            : SimulationScriptReader.Read(document.Root, pipeline.Steps.Select(s => s.JobId).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Reads a mock file.</summary>
    public MockFileResult LoadMocks(string path)
    {
        var document = ReadDocument(path);
        return document.Root is null || document.HasErrors ? new MockFileResult(null, document.Diagnostics) : MockFileReader.Read(document.Root);
    }

    /// <summary>Checks a pipeline and compiles it; the artifact is null when there are errors.</summary>
    public CompileResult Compile(Pipeline pipeline, PlatformParameters? parameters = null, SourceFormat? format = null, CloudWorkflowsOptions? options = null) =>
        Compiler.Compile(pipeline, parameters, format, options);

    /// <summary>Compiles a pipeline that was checked to Cloud Workflows; the diagnostics are those of the target.</summary>
    public CompileResult Lower(BoundPipeline pipeline, PlatformParameters? parameters = null, SourceFormat? format = null, CloudWorkflowsOptions? options = null) =>
        Compiler.Lower(pipeline, parameters, format, options);

    /// <summary>Compiles a pipeline that was checked to a target and applies the severities of its project.</summary>
    public CompileResult Lower(BoundPipeline pipeline, ITarget target, PlatformParameters? parameters = null) =>
        Compiler.Lower(pipeline, target, parameters);

    private DocumentResult ReadDocument(string path)
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
