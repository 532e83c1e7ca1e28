using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Validation.Jobs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Simulation;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;

namespace Aef.Runs.Workspace;

/// <summary>
/// The calls that the <c>aef</c> command and the cmdlets share: from text to pipeline, to diagnostics, to a workflow. Bad input never
/// throws; every result carries all diagnostics.
/// </summary>
public sealed partial class AefWorkspace
{
    private readonly DocumentReader _documents;
    private readonly Projects _projects;

    /// <summary>
    /// Makes a workspace; <paramref name="yaml"/> reads what is not JSON, <paramref name="catalog"/> holds the executors (null: ours),
    /// and <paramref name="options"/> where configuration, the user's executors and job files lie (null: next to each definition).
    /// </summary>
    public AefWorkspace(IDocumentReader yaml, ExecutorCatalog? catalog = null, WorkspaceOptions? options = null)
    {
        _documents = new DocumentReader(yaml);
        _projects = new Projects(_documents, catalog ?? ExecutorCatalog.BuiltIn, options ?? new WorkspaceOptions());
    }

    /// <summary>Reads documents, JSON and YAML, for readers of other files.</summary>
    internal IDocumentReader Documents => _documents;

    /// <summary>Reads a file (a definition, a Cloud Workflows source or platform parameters) and checks it.</summary>
    public LoadResult LoadFile(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new LoadResult(LoadedKind.Unknown, path, text.Diagnostics) : Load(text.Source);
    }

    /// <summary>Reads a string (a definition, a Cloud Workflows source or platform parameters) and checks it.</summary>
    public LoadResult Load(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var document = _documents.Read(source);
        if (document.Root is null || document.HasErrors)
        {
            return new LoadResult(LoadedKind.Unknown, source.Path, document.Diagnostics) { Source = source };
        }

        var project = _projects.Of(source.Path);
        if (JobFiles.ExecutorOf(document.Root, source.Path, project.Catalog) is { } executor)
        {
            return Apply(new LoadResult(LoadedKind.JobFile, source.Path, [.. document.Diagnostics, .. JobFiles.Check(document.Root, executor)])) with { Source = source };
        }

        var result = Load(document.Root, source.Path);
        var read = project.Policy.Apply(document.Diagnostics, null, source.Path);
        return result with { Source = source, Diagnostics = [.. read.Active, .. result.Diagnostics], Suppressed = [.. read.Suppressed, .. result.Suppressed] };
    }

    /// <summary>Checks a document, or a part of one, that was read already; <paramref name="path"/> is what diagnostics call it.</summary>
    public LoadResult Load(DocumentNode root, string? path)
    {
        ArgumentNullException.ThrowIfNull(root);
        return DocumentShape.KindOf(root, path) switch
        {
            LoadedKind.Configuration => new LoadResult(LoadedKind.Configuration, path, _projects.Read(root, path)),
            LoadedKind.Executor => Apply(new LoadResult(LoadedKind.Executor, path, ExecutorDefinitionReader.Read(root).Diagnostics)),
            LoadedKind.Workflow => Apply(LoadWorkflow(root, path)),
            LoadedKind.PlatformParameters => Apply(new LoadResult(LoadedKind.PlatformParameters, path, PlatformParametersReader.Read(root).Diagnostics)),
            _ => LoadDefinition(root, path),
        };
    }

    /// <summary>The suppressions that could have been of use for what was loaded and checked so far, and were not.</summary>
    public IReadOnlyList<Diagnostic> UnusedSuppressions() => _projects.UnusedSuppressions();

    /// <summary>The platform parameters that the configuration of a definition names, or null.</summary>
    public string? DefaultParametersPath(string? definition) => _projects.Of(definition).Configuration.ParametersPath;

    /// <summary>
    /// The files and folders that a definition is read with: its configuration, executors, job files and platform parameters. No output may
    /// be among them.
    /// </summary>
    public IReadOnlyList<string> PathsBeside(string? definition) => [.. _projects.Of(definition).Paths, .. new[] { DefaultParametersPath(definition) }.OfType<string>()];

    /// <summary>The executors that a definition may name: ours, and those that lie next to it.</summary>
    public ExecutorCatalog CatalogOf(string? definition) => _projects.Of(definition).Catalog;

    /// <summary>Reads a definition file without checking it: a pipeline that reads well may still be wrong.</summary>
    public DefinitionResult ReadDefinition(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new DefinitionResult(null, text.Diagnostics) : ReadDefinition(text.Source);
    }

    /// <summary>Reads a definition without checking it.</summary>
    public DefinitionResult ReadDefinition(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var document = _documents.Read(source);
        if (document.Root is null || document.HasErrors)
        {
            return new DefinitionResult(null, document.Diagnostics);
        }

        var result = DocumentShape.KindOf(document.Root, source.Path) switch
        {
            LoadedKind.Configuration => NotADefinition(document.Root, "a configuration"),
            LoadedKind.Executor => NotADefinition(document.Root, "an entry of the executor catalog"),
            LoadedKind.Workflow => NotADefinition(document.Root, "Cloud Workflows source"),
            LoadedKind.PlatformParameters => NotADefinition(document.Root, "a list of platform parameters"),
            _ => DefinitionReader.Read(document.Root, source.Path),
        };
        return new DefinitionResult(result.Partial, [.. document.Diagnostics, .. result.Diagnostics]);
    }

    /// <summary>Checks a pipeline, whoever made it.</summary>
    public BindResult Check(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var project = _projects.Of(pipeline.Location.Path);
        return WithProject(project, project.Checker().Check(pipeline));
    }

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
    public CompileResult Compile(Pipeline pipeline, PlatformParameters? parameters = null, SourceFormat? format = null, CloudWorkflowsOptions? options = null)
    {
        var bound = Check(pipeline);
        if (bound.Pipeline is null)
        {
            return new CompileResult(null, bound.Diagnostics);
        }

        var compiled = Lower(bound.Pipeline, parameters, format, options);
        return compiled with { Diagnostics = [.. bound.Diagnostics, .. compiled.Diagnostics] };
    }

    /// <summary>Compiles a pipeline that was checked to Cloud Workflows; the diagnostics are those of the target.</summary>
    public CompileResult Lower(BoundPipeline pipeline, PlatformParameters? parameters = null, SourceFormat? format = null, CloudWorkflowsOptions? options = null) =>
        Lower(pipeline, new CloudWorkflowsTarget(format, options), parameters);

    /// <summary>Compiles a pipeline that was checked to a target and applies the severities of its project.</summary>
    public CompileResult Lower(BoundPipeline pipeline, ITarget target, PlatformParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(target);
        var output = target.Compile(pipeline, parameters);
        var path = pipeline.Source.Location.Path;
        return new CompileResult(output, _projects.Of(path).Policy.Apply(output.Diagnostics, pipeline.Source, path).Active);
    }

    private DocumentResult ReadDocument(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new DocumentResult(null, text.Diagnostics) : _documents.Read(text.Source);
    }

    private LoadResult LoadDefinition(DocumentNode root, string? path)
    {
        var read = DefinitionReader.Read(root, path);
        var project = _projects.Of(path);
        var bound = WithProject(project, project.Checker().Check(read));
        return new LoadResult(LoadedKind.Definition, path, bound.Diagnostics) { Pipeline = read.Pipeline, Bound = bound.Pipeline, Suppressed = bound.Suppressed };
    }

    /// <summary>What is wrong next to a definition is wrong for it too.</summary>
    private static BindResult WithProject(Project project, BindResult result) => project.Diagnostics.Count == 0
        ? result
        : new BindResult(project.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : result.Pipeline, [.. project.Diagnostics, .. result.Diagnostics]) { Suppressed = result.Suppressed };

    private LoadResult Apply(LoadResult result)
    {
        var filtered = _projects.Of(result.Path).Policy.Apply(result.Diagnostics, null, result.Path);
        return result with { Diagnostics = filtered.Active, Suppressed = filtered.Suppressed };
    }

    private static DefinitionResult NotADefinition(DocumentNode root, string what) => new(null, [ReadingDiagnostics.NotADefinition.At(root.Location, what)]);

    private static LoadResult LoadWorkflow(DocumentNode root, string? path)
    {
        var parsed = WorkflowParser.ParseNode(root);
        var diagnostics = new List<Diagnostic>(parsed.Diagnostics);
        if (parsed.Workflow is { } workflow)
        {
            diagnostics.AddRange(WorkflowAnalyzer.Analyze(workflow));
        }

        return new LoadResult(LoadedKind.Workflow, path, DiagnosticOrder.ByLocation(diagnostics)) { Workflow = parsed.Workflow };
    }
}
