using System.Management.Automation;
using System.Management.Automation.Host;
using Aef.Core.Pipelines.Model;
using Aef.Core.Views.Diagrams;

namespace Aef.PowerShell.Commands;

/// <summary>Shows pipelines as trees of levels, threads and steps; errors of an unfinished pipeline are shown at their locations.</summary>
[Cmdlet(VerbsCommon.Show, "AefPipeline")]
[OutputType(typeof(TreeLine))]
public sealed class ShowAefPipelineCommand : PipelineTakingCommand
{
    private const int WidthWithoutTerminal = 110;

    /// <summary>The maximum width of a line; longer descriptions are cut. Without it, the width of the terminal.</summary>
    [Parameter]
    [ValidateRange(20, 10000)]
    public int? Width { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipelines())
        {
            var result = Workspace.Check(pipeline);
            var tree = result.Pipeline is { } bound ? PipelineTree.Of(bound) : DraftTree.Of(pipeline, result.Diagnostics);
            foreach (var line in new TreeLayout(tree, Width ?? TerminalWidth()).Lines())
            {
                WriteObject(line);
            }
        }
    }

    /// <summary>
    /// PowerShell breaks a line that fills the last column. A host without a terminal (a runner, a remote session) has no width, and may
    /// throw when it is read.
    /// </summary>
    private int TerminalWidth()
    {
        try
        {
            return Host?.UI?.RawUI is { BufferSize.Width: > 20 and var width } ? width - 1 : WidthWithoutTerminal;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or PSInvalidOperationException)
        {
            return WidthWithoutTerminal;
        }
    }
}
