using Aef.Cli.Terminal;
using Aef.Runs.History;

namespace Aef.Cli.Rendering;

/// <summary>Prints lines of logs; with headers, a line names the step and attempt whenever they change.</summary>
internal sealed class LogView(TerminalWriter terminal, bool withHeaders)
{
    private (string JobId, int Attempt)? _last;

    /// <summary>True while nothing was printed.</summary>
    public bool IsEmpty => _last is null;

    /// <summary>Prints a line.</summary>
    public void Write(RunLogLine line)
    {
        if (_last != (line.JobId, line.Attempt))
        {
            if (withHeaders || line.Attempt > 1)
            {
                terminal.WriteLine(TerminalText.Clean($"==> {line.JobId} attempt {line.Attempt} <=="), TextStyle.Dim);
            }

            _last = (line.JobId, line.Attempt);
        }

        terminal.WriteLine(TerminalText.Clean(line.Text));
    }
}
