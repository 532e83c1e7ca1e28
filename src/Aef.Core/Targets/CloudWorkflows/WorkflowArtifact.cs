using System.Text;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>A compiled pipeline: the workflow, the diagnostics, and the origin of each generated name.</summary>
public sealed class WorkflowArtifact : IArtifact
{
    /// <summary>The largest source that Cloud Workflows accepts, in bytes.</summary>
    public const int MaxSourceBytes = 128 * 1024;

    private readonly WorkflowSource _text;
    private WorkflowArtifact? _whole;
    private string? _source;
    private int? _bytes;
    private bool? _fits;
    private SourceMap? _sourceMap;

    internal WorkflowArtifact(
        BoundPipeline pipeline,
        WorkflowSyntax workflow,
        SourceFormat format,
        IReadOnlyList<SourceMapEntry> origins,
        IReadOnlyList<Diagnostic> diagnostics)
        : this(pipeline, workflow, format, origins, diagnostics, new WorkflowSource(workflow))
    {
    }

    private WorkflowArtifact(
        BoundPipeline pipeline,
        WorkflowSyntax workflow,
        SourceFormat format,
        IReadOnlyList<SourceMapEntry> origins,
        IReadOnlyList<Diagnostic> diagnostics,
        WorkflowSource text)
    {
        _text = text;
        Name = pipeline.Name;
        Pipeline = pipeline;
        Workflow = workflow;
        Format = format;
        Origins = origins;
        Diagnostics = diagnostics;
    }

    /// <summary>The name of the workflow: that of the pipeline; for a part of a split pipeline, with the number of the part.</summary>
    public string Name { get; private init; }

    /// <summary>
    /// The workflows that this one runs in sequence, in order; empty unless the pipeline was split. They must be deployed before this one,
    /// under their own names.
    /// </summary>
    public IReadOnlyList<WorkflowArtifact> Parts { get; internal init; } = [];

    /// <summary>How many executions of this workflow a run can have; more than one for a workflow of lanes.</summary>
    internal int Executions { get; init; } = 1;

    /// <summary>True for a part of a split pipeline, which must be run by the workflow with the pipeline's name.</summary>
    public bool IsPart => Name != Pipeline.Name;

    /// <summary>Everything that must be deployed, in order: the parts and this workflow.</summary>
    public IEnumerable<WorkflowArtifact> All() => Parts.Append(this);

    /// <inheritdoc/>
    public string FileName => Name + (Format == SourceFormat.Json ? ".json" : ".yaml");

    OutputKind IArtifact.Kind => OutputKind.Workflow;

    IEnumerable<string> IArtifact.Inputs => Pipeline.SourceFiles();

    /// <summary>The format of <see cref="Source"/>.</summary>
    public SourceFormat Format { get; }

    /// <summary>The source of the workflow, ready to be deployed.</summary>
    public string Source => _source ??= Fits ? _source! : WorkflowPrinter.Print(Workflow, Format, compact: true); // set if it fits

    /// <summary>The size of <see cref="Source"/> in bytes.</summary>
    public int Bytes => _bytes ??= Encoding.UTF8.GetByteCount(Source);

    /// <summary>The diagnostics of the compiler.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    internal BoundPipeline Pipeline { get; }

    /// <summary>The same artifact with its source in the other format.</summary>
    internal WorkflowArtifact As(SourceFormat format) =>
        new(Pipeline, Workflow, format, Origins, Diagnostics, _text)
        {
            Name = Name,
            Parts = Parts,
            Executions = Executions,
            _whole = _whole,
        };

    /// <summary>The same artifact under another name.</summary>
    internal WorkflowArtifact Named(string name) =>
        new(Pipeline, Workflow, Format, Origins, Diagnostics, _text)
        {
            Name = name,
            Executions = Executions,
            _source = _source,
            _bytes = _bytes,
            _fits = _fits,
        };

    /// <summary>The same artifact with workflows that it starts, and the pipeline without them.</summary>
    internal WorkflowArtifact With(IEnumerable<WorkflowArtifact> lanes, WorkflowArtifact whole) =>
        new(Pipeline, Workflow, Format, Origins, Diagnostics, _text) { Name = Name, Parts = [.. lanes, .. Parts], Whole = whole };

    /// <summary>The pipeline as one workflow of any size: this one unless it was split.</summary>
    internal WorkflowArtifact Whole
    {
        get => _whole ?? this;
        init => _whole = value == this ? null : value;
    }

    internal WorkflowSyntax Workflow { get; }

    /// <summary>Maps the steps of this workflow and of its parts to the definition.</summary>
    public SourceMap SourceMap => _sourceMap ??= SourceMap.Create(All().Select(a => (a.Name, a.Origins)));

    /// <summary>The origins of the steps of this workflow alone.</summary>
    internal IReadOnlyList<SourceMapEntry> Origins { get; }

    /// <summary>True when Cloud Workflows accepts a source of this size. A source that it does not accept is not finished.</summary>
    public bool Fits => _fits ??= (_source ??= _text.Within(Format, MaxSourceBytes)) is not null;

    /// <summary>
    /// The source in one of the two formats. JSON is indented if it is within the size limit of Cloud Workflows, and compact otherwise.
    /// </summary>
    public string Print(SourceFormat format) => format == Format ? Source : As(format).Source;

    /// <summary>The source in its most compact form.</summary>
    internal string PrintCompact() => WorkflowPrinter.Print(Workflow, SourceFormat.Json, compact: true);

    /// <summary>The source text.</summary>
    public override string ToString() => Source;
}
