using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Views.Diagrams;

namespace Aef.PowerShell.Artifacts;

/// <summary>A pipeline as a diagram.</summary>
public sealed class DiagramArtifact : IArtifact
{
    private readonly string _ending;
    private readonly string[] _inputs;

    internal DiagramArtifact(BoundPipeline pipeline, DiagramFormat format)
    {
        Name = pipeline.Name;
        Format = format;
        _inputs = [.. pipeline.SourceFiles()];
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

    OutputKind IArtifact.Kind => OutputKind.Diagram;

    IEnumerable<string> IArtifact.Inputs => _inputs;

    /// <summary>The diagram's text.</summary>
    public override string ToString() => Source;
}
