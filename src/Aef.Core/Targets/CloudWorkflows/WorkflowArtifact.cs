using System.Text;
using Aef.Core.Semantics;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Printing;
using Aef.Workflows.Documents;
using Aef.Workflows.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>A compiled pipeline: the workflow, the findings, and which generated name stands for which level.</summary>
public sealed class WorkflowArtifact : IArtifact
{
    /// <summary>The size of a source that Cloud Workflows takes at most, in bytes.</summary>
    public const int MaxSourceBytes = 128 * 1024;

    private string? _source;

    internal WorkflowArtifact(BoundPipeline pipeline, WorkflowSyntax workflow, SourceFormat format, IReadOnlyDictionary<string, int> levelSteps, IReadOnlyDictionary<string, int> levelEnds, IReadOnlyList<Diagnostic> diagnostics)
    {
        Pipeline = pipeline;
        Workflow = workflow;
        Format = format;
        LevelSteps = levelSteps;
        LevelEnds = levelEnds;
        Diagnostics = diagnostics;
    }

    /// <summary>The pipeline's name, which is the workflow's.</summary>
    public string Name => Pipeline.Name;

    /// <inheritdoc/>
    public string FileName => Name + (Format == SourceFormat.Json ? ".json" : ".yaml");

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
    internal WorkflowArtifact As(SourceFormat format) => new(Pipeline, Workflow, format, LevelSteps, LevelEnds, Diagnostics);

    internal WorkflowSyntax Workflow { get; }

    /// <summary>The step of <c>main</c> that is a level, to the level's index.</summary>
    internal IReadOnlyDictionary<string, int> LevelSteps { get; }

    /// <summary>The step of <c>main</c> behind a level, to the level's index.</summary>
    internal IReadOnlyDictionary<string, int> LevelEnds { get; }

    /// <summary>True when Cloud Workflows takes a source of this size.</summary>
    public bool Fits => Bytes <= MaxSourceBytes;

    /// <summary>The source in one of the two forms. JSON is indented where that fits into what Cloud Workflows takes, and compact otherwise.</summary>
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
