using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Views.Diagrams;
using Aef.Core.Workspace;

namespace Aef.PowerShell.Commands;

/// <summary>Shows pipelines as trees of levels, threads and steps; errors of an unfinished pipeline are shown at their locations.</summary>
[Cmdlet(VerbsCommon.Show, "AefPipeline")]
[OutputType(typeof(TreeLine))]
public sealed class ShowAefPipelineCommand : PipelineTakingCommand
{
    /// <summary>The maximum width of a line; longer descriptions are cut. Without it, the width of the terminal.</summary>
    [Parameter]
    [ValidateRange(20, 10000)]
    public int? Width { get; set; }

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new() { TargetChoice = EngineTargets.OfChecks };

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipelines())
        {
            var result = Workspace.Check(pipeline);
            var tree = result.Pipeline is { } bound ? PipelineTree.Of(bound) : DraftTree.Of(pipeline, result.Diagnostics);
            foreach (var line in new TreeLayout(tree, Width ?? TerminalWidth.Of(Host)).Lines())
            {
                WriteObject(line);
            }
        }
    }
}
