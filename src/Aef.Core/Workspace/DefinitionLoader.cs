using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Validation.Configuration;
using Aef.Core.Validation.Jobs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;

namespace Aef.Core.Workspace;

/// <summary>
/// Loads texts: detects the kind of each, reads and checks it, and applies the configuration of its project. Bad input never throws; every
/// result has all diagnostics.
/// </summary>
public sealed class DefinitionLoader
{
    private readonly DocumentReader _documents;
    private readonly Projects _projects;

    /// <summary>Creates a loader.</summary>
    /// <param name="yaml">Reads documents that are not JSON.</param>
    /// <param name="known">Every diagnostic that a configuration may name.</param>
    /// <param name="catalog">The executors that every project has; null means the built-in ones.</param>
    /// <param name="options">The locations of configuration, executor entries and job files; null means next to each definition.</param>
    public DefinitionLoader(
        IDocumentReader yaml,
        IReadOnlyList<DiagnosticDescriptor> known,
        ExecutorCatalog? catalog = null,
        WorkspaceOptions? options = null)
    {
        _documents = new DocumentReader(yaml);
        _projects = new Projects(_documents, catalog ?? ExecutorCatalog.BuiltIn, options ?? new WorkspaceOptions(), known);
    }

    /// <summary>Reads a file of any kind and checks it.</summary>
    public LoadResult LoadFile(string path)
    {
        var text = SourceTextReader.ReadFile(path).WithSimilarName(path);
        return text.Source is null ? new LoadResult(LoadedKind.Unknown, path, text.Diagnostics) : Load(text.Source);
    }

    /// <summary>Reads a text of any kind and checks it.</summary>
    public LoadResult Load(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (KnownOutput.IsDag(source.Text))
        {
            return new LoadResult(LoadedKind.Unknown, source.Path, [IsDag(source)]) { Source = source };
        }

        var document = _documents.Read(source);
        if (document.Root is null || document.HasErrors)
        {
            return new LoadResult(LoadedKind.Unknown, source.Path, document.Diagnostics) { Source = source };
        }

        var project = _projects.Of(source.Path);
        if (JobFileShape.ExecutorOf(document.Root, source.Path, project.Catalog) is { } executor)
        {
            return Filter(
                new LoadResult(LoadedKind.JobFile, source.Path, [.. document.Diagnostics, .. JobFiles.Check(document.Root, executor)])) with
            {
                Source = source,
            };
        }

        var result = Load(document.Root, source.Path);
        var read = project.Filter(document.Diagnostics, null, source.Path);
        return result with
        {
            Source = source,
            Diagnostics = [.. read.Active, .. result.Diagnostics],
            Suppressed = [.. read.Suppressed, .. result.Suppressed],
        };
    }

    /// <summary>Checks a parsed document, or a part of one; <paramref name="path"/> is its name in diagnostics.</summary>
    public LoadResult Load(DocumentNode root, string? path)
    {
        ArgumentNullException.ThrowIfNull(root);
        return DocumentShape.KindOf(root, path) switch
        {
            LoadedKind.Configuration => new LoadResult(LoadedKind.Configuration, path, _projects.Read(root, path)),
            LoadedKind.Executor => Filter(new LoadResult(LoadedKind.Executor, path, CheckExecutor(root, path))),
            LoadedKind.Workflow => Filter(LoadWorkflow(root, path)),
            LoadedKind.PlatformParameters =>
                Filter(new LoadResult(LoadedKind.PlatformParameters, path, PlatformParametersReader.Read(root).Diagnostics)),
            _ => LoadDefinition(root, path),
        };
    }

    /// <summary>Reads an entry, and binds the expressions of its connector bindings.</summary>
    private IReadOnlyList<Diagnostic> CheckExecutor(DocumentNode root, string? path)
    {
        var read = ExecutorDefinitionReader.Read(root, name => ExecutorCatalog.FindBuiltIn(name) ?? Beside(path, name));
        return read.Partial is { } executor
            ? DiagnosticOrder.ByLocation([.. read.Diagnostics, .. ConnectorBinder.Check(executor)])
            : read.Diagnostics;
    }

    /// <summary>The entry of a name in the folder of another entry, which may extend it.</summary>
    private ExecutorDefinition? Beside(string? path, string name) =>
        path is not null && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder
            ? new ExecutorFolderReader(_documents).Read(folder).Executors.FirstOrDefault(e => e.Name == name)
            : null;

    /// <summary>Reads a definition file without checking its meaning: a pipeline that can be read may still be wrong.</summary>
    public DefinitionResult ReadDefinition(string path)
    {
        var text = SourceTextReader.ReadFile(path).WithSimilarName(path);
        return text.Source is null ? new DefinitionResult(null, text.Diagnostics) : ReadDefinition(text.Source);
    }

    /// <summary>Reads a definition without checking its meaning.</summary>
    public DefinitionResult ReadDefinition(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (KnownOutput.IsDag(source.Text))
        {
            return new DefinitionResult(null, [IsDag(source)]);
        }

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

    /// <summary>Checks a pipeline from any source.</summary>
    public BindResult Check(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return _projects.Of(pipeline.Location.Path).Check(pipeline);
    }

    /// <summary>The target whose rules apply to a pipeline.</summary>
    public ITarget TargetOf(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return _projects.Of(pipeline.Location.Path).TargetOf(pipeline);
    }

    /// <summary>The suppressions that could have applied to the loaded files and did not.</summary>
    public IReadOnlyList<Diagnostic> UnusedSuppressions() => _projects.UnusedSuppressions();

    /// <summary>The platform parameters that the configuration of a definition names, or null.</summary>
    public string? DefaultParametersPath(string? definition) => _projects.Of(definition).Configuration.ParametersPath;

    /// <summary>The environments that the configuration of a definition defines.</summary>
    public IReadOnlyList<ProjectEnvironment> EnvironmentsOf(string? definition) => _projects.Of(definition).Configuration.Environments;

    /// <summary>
    /// The platform parameters of an environment: those that the configuration of the first definition names for it, or else AEF's file
    /// <c>platform-parameters-ENVIRONMENT.json</c>. Null with a problem.
    /// </summary>
    public string? FindParameters(string environment, IEnumerable<string?> definitions, out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        string?[] paths = [.. definitions];
        problem = null;
        return EnvironmentsOf(paths.FirstOrDefault()).FirstOrDefault(e => e.Name == environment)?.ParametersPath
            ?? DeploymentParameters.Find(environment, paths, out problem);
    }

    /// <summary>The configuration that applies to the files of a folder, with its problems.</summary>
    public ConfigurationResult ConfigurationIn(string folder) => _projects.ConfigurationIn(folder);

    /// <summary>
    /// The files and folders that are read with a definition: its configuration, executors, job files and platform parameters. No output
    /// may replace any of them.
    /// </summary>
    public IReadOnlyList<string> PathsBeside(string? definition) =>
        [.. _projects.Of(definition).Paths, .. new[] { DefaultParametersPath(definition) }.OfType<string>()];

    /// <summary>The executors that a definition may name: the built-in ones, and the entries next to it.</summary>
    public ExecutorCatalog CatalogOf(string? definition) => _projects.Of(definition).Catalog;

    /// <summary>The executors that the definitions of a folder may name, with the problems of their entries.</summary>
    public FolderCatalog CatalogIn(string folder)
    {
        var project = _projects.In(folder);
        return new FolderCatalog(
            [.. project.Catalog.Executors.OrderBy(e => e.Name, StringComparer.Ordinal)],
            project.Diagnostics);
    }

    /// <summary>The file with the parameters of a job in an environment; null without a file.</summary>
    internal string? JobPath(string? definition, string executor, string job, string? environment) =>
        _projects.Of(definition).JobPath(executor, job, environment);

    /// <summary>The active diagnostics about a pipeline, after the policy of its project.</summary>
    internal IReadOnlyList<Diagnostic> Filter(IEnumerable<Diagnostic> diagnostics, Pipeline pipeline) =>
        _projects.Of(pipeline.Location.Path).Filter(diagnostics, pipeline, pipeline.Location.Path).Active;

    private LoadResult Filter(LoadResult result)
    {
        var filtered = _projects.Of(result.Path).Filter(result.Diagnostics, null, result.Path);
        return result with { Diagnostics = filtered.Active, Suppressed = filtered.Suppressed };
    }

    private LoadResult LoadDefinition(DocumentNode root, string? path)
    {
        var read = DefinitionReader.Read(root, path);
        var bound = _projects.Of(path).Check(read);
        return new LoadResult(LoadedKind.Definition, path, bound.Diagnostics)
        {
            Pipeline = read.Pipeline,
            Bound = bound.Pipeline,
            Suppressed = bound.Suppressed,
        };
    }

    private static Diagnostic IsDag(SourceText source) => ReadingDiagnostics.NotADefinition.At(
        Location.FromSource(source, default),
        "a DAG that Aef compiled, so pass the definition that it was compiled from");

    private static DefinitionResult NotADefinition(DocumentNode root, string what) =>
        new(null, [ReadingDiagnostics.NotADefinition.At(root.Location, what)]);

    private static LoadResult LoadWorkflow(DocumentNode root, string? path)
    {
        var parsed = WorkflowParser.ParseNode(root);
        var diagnostics = new List<Diagnostic>(parsed.Diagnostics);
        if (parsed.Workflow is { } workflow)
        {
            // The strings of a compiled workflow are those of its definition: names and properties, in which ${…} is literal.
            diagnostics.AddRange(WorkflowAnalyzer.Analyze(workflow)
                .Where(d => d.Descriptor != HintDiagnostics.TextWithExpression || !CompiledSource.IsOf(workflow)));
        }

        return new LoadResult(LoadedKind.Workflow, path, DiagnosticOrder.ByLocation(diagnostics)) { Workflow = parsed.Workflow };
    }
}
