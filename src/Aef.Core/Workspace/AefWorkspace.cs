using Aef.Core.Catalog;
using Aef.Core.Checking;
using Aef.Core.Model;
using Aef.Core.Reading;
using Aef.Core.Running.Simulation;
using Aef.Core.Semantics;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Analysis;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;
using Aef.Workflows.Parsing;
using Aef.Workflows.Text;

namespace Aef.Core.Workspace;

/// <summary>
/// The calls that the <c>aef</c> command and the cmdlets share: from text to pipeline, to findings, to a workflow. Bad input never
/// throws; every result carries all findings.
/// </summary>
public sealed class AefWorkspace
{
    private readonly DocumentReader _documents;
    private readonly PipelineChecker _checker;

    /// <summary>Makes a workspace; <paramref name="yaml"/> reads what is not JSON, <paramref name="catalog"/> says which executors there are (null: ours).</summary>
    public AefWorkspace(IDocumentReader yaml, ExecutorCatalog? catalog = null)
    {
        _documents = new DocumentReader(yaml);
        _checker = new PipelineChecker(catalog ?? ExecutorCatalog.BuiltIn);
    }

    /// <summary>Reads a file (a definition, a Cloud Workflows source or platform parameters) and checks it.</summary>
    public LoadResult LoadFile(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new LoadResult(LoadedKind.Unknown, path, text.Diagnostics) : Load(text.Source);
    }

    /// <summary>Reads a text (a definition, a Cloud Workflows source or platform parameters) and checks it.</summary>
    public LoadResult Load(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var document = _documents.Read(source);
        if (document.Root is null || document.HasErrors)
        {
            return new LoadResult(LoadedKind.Unknown, source.Path, document.Diagnostics) { Source = source };
        }

        var result = DocumentShape.KindOf(document.Root) switch
        {
            LoadedKind.Workflow => LoadWorkflow(document.Root, source.Path),
            LoadedKind.PlatformParameters => new LoadResult(LoadedKind.PlatformParameters, source.Path, PlatformParametersReader.Read(document.Root).Diagnostics),
            _ => LoadDefinition(document.Root, source.Path),
        };
        return result with { Source = source, Diagnostics = [.. document.Diagnostics, .. result.Diagnostics] };
    }

    /// <summary>Reads a definition file without checking what it says: a pipeline that reads well may still be wrong.</summary>
    public DefinitionResult ReadDefinition(string path)
    {
        var document = ReadDocument(path);
        if (document.Root is null || document.HasErrors)
        {
            return new DefinitionResult(null, document.Diagnostics);
        }

        var result = DocumentShape.KindOf(document.Root) switch
        {
            LoadedKind.Workflow => NotADefinition(document.Root, "a Cloud Workflows source"),
            LoadedKind.PlatformParameters => NotADefinition(document.Root, "a list of platform parameters"),
            _ => DefinitionReader.Read(document.Root, path),
        };
        return new DefinitionResult(result.Partial, [.. document.Diagnostics, .. result.Diagnostics]);
    }

    /// <summary>Checks a pipeline, whoever made it.</summary>
    public BindResult Check(Pipeline pipeline) => _checker.Check(pipeline);

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

    /// <summary>Checks a pipeline and compiles it; the artifact is null when a finding is an error.</summary>
    public CompileResult Compile(Pipeline pipeline, PlatformParameters? parameters = null, SourceFormat? format = null, CloudWorkflowsOptions? options = null)
    {
        var bound = Check(pipeline);
        if (bound.Pipeline is null)
        {
            return new CompileResult(null, bound.Diagnostics);
        }

        var artifact = CloudWorkflowsTarget.Compile(bound.Pipeline, parameters, format, options);
        var failed = artifact.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
        return new CompileResult(failed ? null : artifact, [.. bound.Diagnostics, .. artifact.Diagnostics]);
    }

    /// <summary>Goes on with the run of a journal whose process was killed: see <see cref="RunJournals.Resume"/>.</summary>
    public ResumableRun Resume(string journalPath, ResumeOptions? options = null) => new RunJournals(this).Resume(journalPath, options);

    private DocumentResult ReadDocument(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new DocumentResult(null, text.Diagnostics) : _documents.Read(text.Source);
    }

    private LoadResult LoadDefinition(DocumentNode root, string? path)
    {
        var read = DefinitionReader.Read(root, path);
        var bound = _checker.Check(read);
        return new LoadResult(LoadedKind.Definition, path, bound.Diagnostics) { Pipeline = read.Pipeline, Bound = bound.Pipeline };
    }

    private static DefinitionResult NotADefinition(DocumentNode root, string what) => new(null, [ReadingDiagnostics.NotADefinition.At(root.Location, what)]);

    private static LoadResult LoadWorkflow(DocumentNode root, string? path)
    {
        var parsed = WorkflowParser.ParseNode(root);
        var findings = new List<Diagnostic>(parsed.Diagnostics);
        if (parsed.Workflow is { } workflow)
        {
            findings.AddRange(WorkflowAnalyzer.Analyze(workflow));
        }

        return new LoadResult(LoadedKind.Workflow, path, Order(findings)) { Workflow = parsed.Workflow };
    }

    private static List<Diagnostic> Order(IEnumerable<Diagnostic> findings) =>
        findings.OrderBy(d => d.Location.Start.Line).ThenBy(d => d.Location.Start.Column).ToList();
}
