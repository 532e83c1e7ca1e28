using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.PowerShell.Artifacts;

namespace Aef.PowerShell.Commands;

/// <summary>Draws pipelines as charts. The chart comes out as an object; no file is written.</summary>
[Cmdlet(VerbsData.ConvertTo, "AefDiagram")]
[OutputType(typeof(DiagramArtifact))]
public sealed class ConvertToAefDiagramCommand : BoundPipelineCommand
{
    /// <summary>The language of the chart: Mermaid, which GitHub and GitLab draw, Dot for Graphviz, or Svg, which every browser shows.</summary>
    [Parameter]
    public DiagramFormat Format { get; set; }

    /// <inheritdoc/>
    private protected override void Show(BoundPipeline bound, Pipeline pipeline) => WriteObject(new DiagramArtifact(bound, Format));
}
