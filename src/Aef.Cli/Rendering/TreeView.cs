using Aef.Cli.Terminal;
using Aef.Core.Views.Diagrams;

namespace Aef.Cli.Rendering;

/// <summary>Draws a pipeline as a tree of levels, threads and steps.</summary>
internal sealed class TreeView(TerminalWriter terminal, TreeNode pipeline)
{
    /// <summary>Writes the tree.</summary>
    public void Write()
    {
        foreach (var line in new TreeLayout(pipeline, terminal.HasWidth ? terminal.Width : null).Lines())
        {
            foreach (var span in line.Spans)
            {
                terminal.Write(span.Text, StyleOf(span.Role));
            }

            terminal.WriteLine();
        }
    }

    private static TextStyle StyleOf(TreeRole role) => role switch
    {
        TreeRole.Title => TextStyle.Bold,
        TreeRole.Quiet => TextStyle.Dim,
        TreeRole.Mark => TextStyle.Caution,
        _ => TextStyle.Plain,
    };
}
