using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Views.Diagrams;

namespace Aef.PowerShell.Artifacts;

/// <summary>A pipeline as a diagram.</summary>
public sealed class DiagramArtifact : IArtifact
{
    private readonly string _ending;

    internal DiagramArtifact(BoundPipeline pipeline, DiagramFormat format)
    {
        Name = pipeline.Name;
        Format = format;
        (Source, _ending) = format switch
        {
            DiagramFormat.Dot => (DotWriter.Write(pipeline), ".dot"),
            DiagramFormat.Svg => (SvgWriter.Write(pipeline), ".svg"),
            _ => (MermaidWriter.Write(pipeline), ".mmd"),
        };
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The language of the diagram.</summary>
    public DiagramFormat Format { get; }

    /// <inheritdoc/>
    public string FileName => Name + _ending;

    /// <inheritdoc/>
    public string Source { get; }

    /// <summary>The diagram's text.</summary>
    public override string ToString() => Source;
}
