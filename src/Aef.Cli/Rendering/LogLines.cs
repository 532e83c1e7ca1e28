using Aef.Cli.Terminal;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Cli.Rendering;

/// <summary>Shows the log entries of a workflow, one line each, without its secrets; and the addresses of its callbacks.</summary>
internal sealed class LogLines(TerminalWriter terminal, Secrets? secrets = null, bool isLive = false) : ExecutionListener
{
    /// <inheritdoc/>
    public override void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step)
    {
        // A person must call it, so it is shown while the run waits; on virtual time that is impossible.
        if (isLive)
        {
            terminal.Write("callback ", TextStyle.Active).WriteLine(TerminalText.Clean($"{method} {url}"));
            terminal.Raw.Flush();
        }
    }

    /// <inheritdoc/>
    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry)
    {
        var text = entry.Text ?? entry.Json?.ToString() ?? string.Empty;
        terminal.Write(entry.Severity, entry.Severity is "ERROR" or "CRITICAL" or "ALERT" or "EMERGENCY" ? TextStyle.Bad : TextStyle.Dim)
            .Write(" ");
        terminal.WriteLine(TerminalText.Clean(secrets?.Mask(text) ?? text));
        if (isLive)
        {
            terminal.Raw.Flush();
        }
    }
}
