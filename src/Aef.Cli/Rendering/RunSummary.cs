using Aef.Cli.Terminal;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Shows the result of a run: one line, the table with the timeline, the failures, and how to run the remaining steps.</summary>
internal sealed class RunSummary(TerminalWriter terminal)
{
    /// <summary>Writes the summary; <paramref name="rerun"/> is the command that runs only the remaining steps.</summary>
    public void Write(Run run, RunProgress progress, string clock, string rerun)
    {
        terminal.Write(TerminalText.Clean(run.Name), TextStyle.Bold).Write(" ");
        terminal.Write(Name(run.State), run.State == RunState.Succeeded ? TextStyle.Good : TextStyle.Bad);
        terminal.WriteLine($" after {DisplayText.Clock(run.Duration)} of {clock} time: {StateText.Describe(progress.Steps)}");
        if (run.IsSimulated)
        {
            terminal.WriteLine("simulated: no real job was run", TextStyle.Caution);
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
        terminal.WriteLine(run.State == RunState.Cancelled ? "run the remaining steps" : "run the remaining steps after you fix the cause");
        terminal.WriteLine("  " + rerun, TextStyle.Active);
    }

    /// <summary>Failed jobs with continue_if_fail of a successful run can be rerun alone.</summary>
    private void WriteContinued(Run run, string rerun)
    {
        if (run.Failures.Any(f => f.Continued && !run.IsDone(f.JobId)))
        {
            terminal.WriteLine();
            terminal.WriteLine("run only the failed jobs after you fix the cause");
            terminal.WriteLine("  " + rerun, TextStyle.Active);
        }
    }

    /// <summary>The name of a run's state.</summary>
    public static string Name(RunState state) => state switch
    {
        RunState.Active => "is active",
        RunState.Succeeded => "succeeded",
        RunState.Cancelled => "was cancelled",
        _ => "failed",
    };
}
