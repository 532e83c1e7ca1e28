using Aef.Cli.Terminal;
using Aef.Workflows.Runtime;

namespace Aef.Cli.Rendering;

/// <summary>Shows what a workflow logs, one line an entry.</summary>
internal sealed class LogLines(TerminalWriter terminal) : ExecutionListener
{
    /// <inheritdoc/>
    public override void Logged(DateTimeOffset time, int strandId, LogEntry entry)
    {
        terminal.Write(entry.Severity, entry.Severity is "ERROR" or "CRITICAL" or "ALERT" or "EMERGENCY" ? TextStyle.Bad : TextStyle.Dim).Write(" ");
        terminal.WriteLine(TerminalText.Clean(entry.Text ?? entry.Json?.ToString()));
    }
}
