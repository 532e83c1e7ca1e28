using System.Text;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>A compiled pipeline: the workflow, the diagnostics, and which generated name means which level.</summary>
public sealed class WorkflowArtifact : IArtifact
{
    /// <summary>The largest source that Cloud Workflows accepts, in bytes.</summary>
    public const int MaxSourceBytes = 128 * 1024;

    private WorkflowArtifact? _whole;
    private string? _source;
    private SourceMap? _sourceMap;

    internal WorkflowArtifact(BoundPipeline pipeline, WorkflowSyntax workflow, SourceFormat format, IReadOnlyList<SourceMapEntry> origins, IReadOnlyList<Diagnostic> diagnostics)
    {
        Name = pipeline.Name;
        Pipeline = pipeline;
        Workflow = workflow;
        Format = format;
        Origins = origins;
        Diagnostics = diagnostics;
    }

    /// <summary>The workflow's name: that of the pipeline, and the number of the part after it for a part of a split one.</summary>
    public string Name { get; private init; }

    /// <summary>
    /// The workflows that this one runs one after another, in order; empty unless the pipeline was split. They must be deployed
    /// before this one, with the names that they have.
    /// </summary>
    public IReadOnlyList<WorkflowArtifact> Parts { get; internal init; } = [];

    /// <summary>True for a part of a split pipeline, which only runs when the workflow with the pipeline's name runs it.</summary>
    public bool IsPart => Name != Pipeline.Name;

    /// <summary>Everything that must be deployed, in the order in which that is done: the parts and this workflow.</summary>
    public IEnumerable<WorkflowArtifact> All() => Parts.Append(this);

    /// <inheritdoc/>
    public string FileName => Name + (Format == SourceFormat.Json ? ".json" : ".yaml");

    OutputKind IArtifact.Kind => OutputKind.Workflow;

    IEnumerable<string> IArtifact.Inputs => Pipeline.SourceFiles();

    /// <summary>The form of <see cref="Source"/>.</summary>
    public SourceFormat Format { get; }

    /// <summary>The workflow's source text, ready to be deployed.</summary>
    public string Source => _source ??= Print(Format);

    /// <summary>The size of <see cref="Source"/> in bytes.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(Source);

    /// <summary>What the compiler found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    internal BoundPipeline Pipeline { get; }

    /// <summary>The same artifact with the other form of source.</summary>
    internal WorkflowArtifact As(SourceFormat format) => new(Pipeline, Workflow, format, Origins, Diagnostics) { Name = Name, Parts = Parts, _whole = _whole };

    /// <summary>The same artifact under another name.</summary>
    internal WorkflowArtifact Named(string name) => new(Pipeline, Workflow, Format, Origins, Diagnostics) { Name = name, _source = _source };

    /// <summary>The pipeline as one workflow, whatever its size: this one unless it was split.</summary>
    internal WorkflowArtifact Whole
    {
        get => _whole ?? this;
        init => _whole = value == this ? null : value;
    }

    internal WorkflowSyntax Workflow { get; }

    /// <summary>Leads from the steps of this workflow and of its parts to the definition.</summary>
    public SourceMap SourceMap => _sourceMap ??= SourceMap.Create(All().Select(a => (a.Name, a.Origins)));

    /// <summary>The origins of the steps of this workflow alone.</summary>
    internal IReadOnlyList<SourceMapEntry> Origins { get; }

    /// <summary>True when Cloud Workflows accepts a source of this size.</summary>
    public bool Fits => Bytes <= MaxSourceBytes;

    /// <summary>
    /// The source in one of the two forms. JSON is indented where that fits into what Cloud Workflows takes, and compact otherwise.
    /// </summary>
    public string Print(SourceFormat format)
    {
        var source = WorkflowPrinter.Print(Workflow, format);
        return format == SourceFormat.Json && Encoding.UTF8.GetByteCount(source) > MaxSourceBytes ? PrintCompact() : source;
    }

    /// <summary>The source in its smallest form, for machines.</summary>
    internal string PrintCompact() => WorkflowPrinter.Print(Workflow, SourceFormat.Json, compact: true);

    /// <summary>The source text.</summary>
    public override string ToString() => Source;
}
