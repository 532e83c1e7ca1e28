using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.PowerShell.Artifacts;

namespace Aef.PowerShell.Commands;

/// <summary>Converts pipelines to diagrams. It returns each diagram as an object; no file is written.</summary>
[Cmdlet(VerbsData.ConvertTo, "AefDiagram")]
[OutputType(typeof(DiagramArtifact))]
public sealed class ConvertToAefDiagramCommand : BoundPipelineCommand
{
    /// <summary>
    /// The language of the diagram: Mermaid, which GitHub and GitLab render, Dot for Graphviz, or Svg, which every browser shows.
    /// </summary>
    [Parameter]
    public DiagramFormat Format { get; set; }

    /// <inheritdoc/>
    private protected override void Show(BoundPipeline bound, Pipeline pipeline) => WriteObject(new DiagramArtifact(bound, Format));
}
