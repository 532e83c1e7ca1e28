using Aef.Cli.Terminal;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Writes the chart of a run's current progress.</summary>
internal sealed class RunTable(TerminalWriter terminal, RunProgress progress)
{
    /// <summary>Writes the table.</summary>
    public void Write()
    {
        foreach (var line in new RunChart(progress, terminal.Width, terminal.HasWidth).Lines())
        {
            Write(terminal, line);
        }
    }

    /// <summary>Writes one line with its styles.</summary>
    public static void Write(TerminalWriter terminal, RunLine line)
    {
        foreach (var span in line.Spans)
        {
            terminal.Write(span.Text, StateText.Style(span.Role));
        }

        terminal.WriteLine();
    }
}
