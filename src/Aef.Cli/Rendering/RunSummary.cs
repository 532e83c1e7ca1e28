using Aef.Cli.Terminal;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Tells people how a run ended: one line, the table with the time line, the failures, and how to run the rest.</summary>
internal sealed class RunSummary(TerminalWriter terminal)
{
    /// <summary>Writes the summary; <paramref name="rerun"/> is the command that runs only what is left.</summary>
    public void Write(Run run, RunProgress progress, string clock, string rerun)
    {
        terminal.Write(TerminalText.Clean(run.Name), TextStyle.Bold).Write(" ");
        terminal.Write(Name(run.State), run.State == RunState.Succeeded ? TextStyle.Good : TextStyle.Bad);
        terminal.WriteLine($" after {DisplayText.Clock(run.Duration)} of {clock} time: {StateText.Describe(progress.Steps)}");
        if (run.IsSimulated)
        {
            terminal.WriteLine("simulated: no job was really run", TextStyle.Caution);
        }

        terminal.WriteLine();
        new RunTable(terminal, progress).Write();
        new FailureWriter(terminal).Write(run.Failures);
        if (run.State == RunState.Succeeded)
        {
            WriteContinued(run, rerun);
            return;
        }

        if (run.State == RunState.Failed && run.Failures.Count == 0 && run.Execution.Error is { } error)
        {
            terminal.WriteLine();
            terminal.Write("error: ", TextStyle.Bad).WriteLine(TerminalText.Clean(error.Context));
        }

        terminal.WriteLine();
        terminal.WriteLine(run.State == RunState.Cancelled ? "run the rest" : "run the rest again, once the cause is mended");
        terminal.WriteLine("  " + rerun, TextStyle.Active);
    }

    /// <summary>Jobs with continue_if_fail that failed in a run that succeeded can be run again alone.</summary>
    private void WriteContinued(Run run, string rerun)
    {
        if (run.Failures.Any(f => f.Continued && !run.Done.Contains(f.JobId, StringComparer.Ordinal)))
        {
            terminal.WriteLine();
            terminal.WriteLine("run just the failed jobs again, once the cause is fixed");
            terminal.WriteLine("  " + rerun, TextStyle.Active);
        }
    }

    /// <summary>The word for a run's state.</summary>
    public static string Name(RunState state) => state switch
    {
        RunState.Active => "is active",
        RunState.Succeeded => "succeeded",
        RunState.Cancelled => "was cancelled",
        _ => "failed",
    };
}
